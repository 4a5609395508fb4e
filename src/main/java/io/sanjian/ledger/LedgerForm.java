package io.sanjian.ledger;

import io.sanjian.web.media.SheetText;
import io.sanjian.worker.ReturnReason;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Annex 1 of 渝人社办〔2022〕107号, cell for cell: title, note, the row of numbers above two rows of headings, hints, people. A
 * village is a sheet. ID numbers and phones are texts, and nothing begins like a formula.
 */
final class LedgerForm {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADINGS = List.of("序号", "区县", "乡镇", "村社", "姓名", "身份证号码", "联系电话", "返乡前务工区域",
            "返乡前务工地址", "返乡前从事行业", "返乡时间", "返乡原因", "是否有就业或创业意愿", "意愿就业或创业行业", "意愿就业或创业地点",
            "政府就业帮扶情况", "", "", "是否已实现就业", "就业地点", "就业行业", "已就业   方式", "未就业原因");
    private static final Map<Integer, String> BELOW =
            Map.of(15, "开展职业指导次数", 16, "提供适合岗位次数或创业政策咨询次 数", 17, "提供培训次数");
    private static final List<Integer> WIDTHS =
            List.of(6, 8, 10, 12, 9, 21, 14, 16, 20, 12, 12, 26, 9, 12, 12, 8, 12, 8, 9,
                    14, 12, 22, 22);
    private static final String YES_NO = "是/否";
    private static final String DAY = "yyyy\"年\"m\"月\"d\"日\"";
    private static final String AS_TEXT = "@";
    private static final int TITLE = 1;
    private static final int NOTE = 2;
    private static final int NUMBERS = 3;
    private static final int FIRST_HEADINGS = 4;
    private static final int SECOND_HEADINGS = 5;
    private static final int HINTS = 6;
    static final int FIRST_PERSON = 7;
    private static final int FROZEN_COLUMNS = 5;
    private static final int FIRST_HELP = 15;
    private static final int LAST_HELP = 17;
    private static final int LAST = 22;
    private static final int ENTRY = 23;
    /** In points, as all heights: what wraps in its column is seen whole. */
    private static final int TITLE_HEIGHT = 28;
    private static final int HEADING_HEIGHT = 28;
    private static final int NARROW_HEADING_HEIGHT = 56;
    private static final int HINT_HEIGHT = 132;
    /** Lines of a working copy for people who are not in it yet. */
    private static final int SPARE = 100;

    private final boolean working;

    /** @param working whether it is the copy that comes back: with lists, and the number of each entry in a locked column */
    LedgerForm(boolean working) {
        this.working = working;
    }

    /** A village with its people, in the order of the sheet. */
    record Sheet(String name, List<Person> people) {
    }

    /**
     * A line of the form.
     *
     * @param entry  number of the entry
     * @param places names of district, town, and village with group
     * @param shown  columns 5 to 23; without what is not to be shown
     */
    record Person(long entry, List<String> places, Map<LedgerColumn, Object> shown) {
        /** Names and numbers of people are not printed. */
        @Override
        public String toString() {
            return "Person[" + entry + "]";
        }
    }

    void write(List<Sheet> sheets, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Sanjian", "1.0")) {
            for (Sheet sheet : sheets) {
                Worksheet page = workbook.newWorksheet(sheet.name);
                head(page);
                int row = FIRST_PERSON;
                for (Person person : sheet.people) {
                    person(page, row, row - FIRST_PERSON + 1, person);
                    row++;
                }
                if (working) {
                    lists(page, row + SPARE);
                    lock(page, row + SPARE);
                }
                print(page);
                page.finish();
            }
        }
    }

    private void head(Worksheet page) {
        page.value(0, 0, "附件1");
        page.value(TITLE, 0, "重庆市返乡农民工统计台账");
        page.style(TITLE, 0).fontName("方正小标宋_GBK").fontSize(18).horizontalAlignment("center")
                .verticalAlignment("center").wrapText(true).set();
        page.range(TITLE, 0, TITLE, LAST).merge();
        page.value(NOTE, 0, "备注：各区县在监测系统填报，返乡时间从2022年3月1日起统计。");
        page.style(NOTE, 0).fontName("宋体").fontSize(10).horizontalAlignment("left").verticalAlignment("center")
                .wrapText(true).set();
        page.range(NOTE, 0, NOTE, LAST).merge();
        for (int column = 0; column <= LAST; column++) {
            page.width(column, WIDTHS.get(column));
            page.value(NUMBERS, column, column + 1);
            if (!HEADINGS.get(column).isEmpty()) {
                page.value(FIRST_HEADINGS, column, HEADINGS.get(column));
            }
            for (int row = NUMBERS; row <= HINTS; row++) {
                frame(page, row, column).set();
            }
            if (column < FIRST_HELP || column > LAST_HELP) {
                page.range(FIRST_HEADINGS, column, SECOND_HEADINGS, column).merge();
            }
        }
        BELOW.forEach((column, heading) -> page.value(SECOND_HEADINGS, column, heading));
        page.range(FIRST_HEADINGS, FIRST_HELP, FIRST_HEADINGS, LAST_HELP).merge();
        hints(page);
        if (working) {
            page.value(FIRST_HEADINGS, ENTRY, "编号");
            page.width(ENTRY, 10);
        }
    }

    private static void hints(Worksheet page) {
        page.value(HINTS, 7, "如广东省深圳市/重庆市渝北区");
        page.value(HINTS, 8, "如渝北区长安汽车制造厂");
        page.value(HINTS, 10, "规范填写年月日");
        page.value(HINTS, 11, hint(ReturnReason.values(), ReturnReason::label));
        page.value(HINTS, 12, YES_NO);
        page.value(HINTS, 18, YES_NO);
        page.value(HINTS, 21, hint(FoundThrough.values(), FoundThrough::label));
        page.value(HINTS, 22, hint(NotEmployedReason.values(), NotEmployedReason::label));
    }

    /** The answers as the form prints them, a line each. */
    private static <E extends Enum<E>> String hint(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(each -> numbered(each, label)).collect(Collectors.joining("；\n", "", "。"));
    }

    private static <E extends Enum<E>> String numbered(E value, Function<E, String> label) {
        return value.ordinal() + 1 + "." + label.apply(value);
    }

    private static StyleSetter frame(Worksheet page, int row, int column) {
        return page.style(row, column).fontName("宋体").fontSize(10).horizontalAlignment("center")
                .verticalAlignment("center").wrapText(true).borderStyle(BorderStyle.THIN);
    }

    private void person(Worksheet page, int row, int number, Person person) {
        page.value(row, 0, number);
        for (int i = 0; i < person.places.size(); i++) {
            page.value(row, i + 1, SheetText.harmless(person.places.get(i)));
        }
        for (LedgerColumn column : LedgerColumn.values()) {
            int at = column.ordinal();
            if (column.ordinal() >= LedgerColumn.NAME.ordinal() && person.shown.containsKey(column)) {
                value(page, row, at, person.shown.get(column));
            }
            String format = column == LedgerColumn.ID_NUMBER || column == LedgerColumn.PHONE ? AS_TEXT
                    : column == LedgerColumn.RETURNED_AT ? DAY : null;
            StyleSetter style = frame(page, row, at);
            (format == null ? style : style.format(format)).set();
        }
        if (working) {
            page.value(row, ENTRY, person.entry);
        }
    }

    private static void value(Worksheet page, int row, int at, Object value) {
        switch (value) {
            case Integer count -> page.value(row, at, count);
            case LocalDate day -> page.value(row, at, day);
            case Boolean yes -> page.value(row, at, yes ? "是" : "否");
            case ReturnReason reason -> page.value(row, at, numbered(reason, ReturnReason::label));
            case FoundThrough way -> page.value(row, at, numbered(way, FoundThrough::label));
            case NotEmployedReason reason -> page.value(row, at, numbered(reason, NotEmployedReason::label));
            default -> page.value(row, at, SheetText.harmless(value.toString()));
        }
    }

    private static void lists(Worksheet page, int last) {
        list(page, last, 11, hintList(ReturnReason.values(), ReturnReason::label));
        list(page, last, 12, "是,否");
        list(page, last, 18, "是,否");
        list(page, last, 21, hintList(FoundThrough.values(), FoundThrough::label));
        list(page, last, 22, hintList(NotEmployedReason.values(), NotEmployedReason::label));
    }

    private static <E extends Enum<E>> String hintList(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(each -> numbered(each, label)).collect(Collectors.joining(","));
    }

    /** Other words are taken as well: the list only helps. */
    private static void list(Worksheet page, int last, int column, String answers) {
        page.range(FIRST_PERSON, column, last, column).validateWithListByFormula('"' + answers + '"').allowBlank(true)
                .showErrorMessage(false);
    }

    /** All but the numbers of entries can be changed. */
    private static void lock(Worksheet page, int last) {
        page.range(FIRST_PERSON, 0, last, LAST).style().protectionOption(ProtectionOption.LOCKED, false).set();
        page.protect("");
    }

    private static void print(Worksheet page) {
        page.rowHeight(TITLE, TITLE_HEIGHT);
        page.rowHeight(FIRST_HEADINGS, HEADING_HEIGHT);
        page.rowHeight(SECOND_HEADINGS, NARROW_HEADING_HEIGHT);
        page.rowHeight(HINTS, HINT_HEIGHT);
        page.freezePane(FROZEN_COLUMNS, FIRST_PERSON);
        page.pageOrientation("landscape");
        page.paperSize(PaperSize.A3_PAPER);
        page.setFitToPage(true);
        page.fitToWidth((short) 1);
        page.fitToHeight((short) 0);
        page.repeatRows(NUMBERS, HINTS);
    }
}
