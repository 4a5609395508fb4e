package io.sanjian.recommendation.village;

import io.sanjian.web.media.SheetText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The list as a workbook: a row for each worker, a heading on every printed page. Texts are written as texts, and none
 * begins like a formula, so that one that is copied or saved as CSV stays harmless too.
 */
final class VillageWorkbook {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADINGS = List.of("序号", "姓名", "电话", "性别", "年龄", "推荐岗位一", "推荐岗位二", "推荐岗位三",
            "反馈");
    private static final List<Integer> WIDTHS = List.of(6, 12, 14, 6, 6, 45, 45, 45, 14);
    private static final int FIRST_PICK = 5;
    private static final int PICKS = 3;

    private VillageWorkbook() {
    }

    static byte[] bytes(VillageList list) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(list, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void write(VillageList list, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Sanjian", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("岗位推荐名单");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTHS.get(column));
            }
            sheet.freezePane(0, 1);
            sheet.pageOrientation("landscape");
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.repeatRows(0);
            int row = 1;
            for (VillageList.Item item : list.items()) {
                write(sheet, row++, item);
            }
        }
    }

    private static void write(Worksheet sheet, int row, VillageList.Item item) {
        sheet.value(row, 0, row);
        text(sheet, row, 1, item.name());
        text(sheet, row, 2, item.phone());
        text(sheet, row, 3, item.sex());
        sheet.value(row, 4, item.age());
        for (int i = 0; i < Math.min(PICKS, item.picks().size()); i++) {
            VillageList.Line pick = item.picks().get(i);
            text(sheet, row, FIRST_PICK + i, Stream.of(pick.title(), pick.employer(), pick.area(), pick.address(),
                    pick.pay(), pick.why(), pick.contact().isBlank() ? "" : "联系：" + pick.contact())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" · ")));
            sheet.style(row, FIRST_PICK + i).wrapText(true).set();
        }
        note(sheet, row, item);
    }

    /** Why there are fewer than three, in the first place that stays free. */
    private static void note(Worksheet sheet, int row, VillageList.Item item) {
        int free = FIRST_PICK + item.picks().size();
        if (item.note() != null && item.picks().size() < PICKS) {
            text(sheet, row, free, item.note());
            sheet.style(row, free).wrapText(true).set();
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (text != null && !text.isEmpty()) {
            sheet.value(row, column, SheetText.harmless(text));
        }
    }
}
