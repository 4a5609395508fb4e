package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.worker.ReturnReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Annex 1 as it is written: held against what the layout of the form says. */
class LedgerFormTest {
    private static final List<String> HEADINGS = List.of("序号", "区县", "乡镇", "村社", "姓名", "身份证号码", "联系电话", "返乡前务工区域",
            "返乡前务工地址", "返乡前从事行业", "返乡时间", "返乡原因", "是否有就业或创业意愿", "意愿就业或创业行业", "意愿就业或创业地点", "政府就业帮扶情况",
            "是否已实现就业", "就业地点", "就业行业", "已就业   方式", "未就业原因");

    @Test
    void theHeadOfTheFormIsThatOfTheDocumentCellForCell() throws IOException {
        Map<String, String> cells = cells(form(false, List.of()));

        assertThat(cells).containsEntry("A1", "附件1").containsEntry("A2", "重庆市返乡农民工统计台账")
                .containsEntry("A3", "备注：各区县在监测系统填报，返乡时间从2022年3月1日起统计。");
        assertThat(row(cells, 4)).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 23).mapToObj(Integer::toString).toList());
        assertThat(row(cells, 5)).containsExactlyElementsOf(HEADINGS);
        assertThat(cells).containsEntry("P5", "政府就业帮扶情况").containsEntry("S5", "是否已实现就业")
                .containsEntry("P6", "开展职业指导次数").containsEntry("Q6", "提供适合岗位次数或创业政策咨询次 数")
                .containsEntry("R6", "提供培训次数");
        assertThat(row(cells, 6)).hasSize(3);
        assertThat(cells).containsEntry("H7", "如广东省深圳市/重庆市渝北区").containsEntry("I7", "如渝北区长安汽车制造厂")
                .containsEntry("K7", "规范填写年月日").containsEntry("M7", "是/否").containsEntry("S7", "是/否")
                .containsEntry("L7", "1.在外已有工作或工作意向，仅短期返乡办事；\n2.返乡创业；\n3.返乡后继续成为农民；\n4.返乡暂无合适工作；\n5.因为个人原因不再工作。")
                .containsEntry("V7", "1.劳务经纪人或劳务中介；\n2.招聘会或线上招聘；\n3.包工头领工或工带工；\n4.自主创业；\n5.自谋就业；\n6.公益性岗位安置。")
                .containsEntry("W7", "1.已得到就业帮扶但还未就业；\n2.未得到就业帮扶；\n3.个人无就业意愿。");
        assertThat(cells.keySet()).noneMatch(cell -> cell.startsWith("X"));
    }

    @Test
    void whatIsMergedAndHowItPrintsIsAsInTheDocument() throws IOException {
        String sheet = part(form(false, List.of()), "xl/worksheets/sheet1.xml");

        TreeSet<String> merged = new TreeSet<>();
        Matcher cell = Pattern.compile("mergeCell ref=\"([A-Z0-9:]+)\"").matcher(sheet);
        while (cell.find()) {
            merged.add(cell.group(1));
        }
        TreeSet<String> expected = new TreeSet<>(List.of("A2:W2", "A3:W3", "P5:R5"));
        "ABCDEFGHIJKLMNOSTUVW".chars().forEach(c -> expected.add((char) c + "5:" + (char) c + '6'));
        assertThat(merged).isEqualTo(expected);
        assertThat(sheet).contains("orientation=\"landscape\"").contains("paperSize=\"8\"")
                .contains("fitToWidth=\"1\"");
        assertThat(part(form(false, List.of()), "xl/workbook.xml")).contains("Print_Titles").contains("$4:$7");
        assertThat(part(form(false, List.of()), "xl/styles.xml")).contains("&#x5b8b;&#x4f53;").contains("thin");
    }

    @Test
    void aPersonStandsAsTheFormWantsIt() throws IOException {
        Map<String, String> cells = cells(form(false, List.of(person(Map.of(LedgerColumn.NAME, "张三",
                LedgerColumn.ID_NUMBER, "500101197001010019", LedgerColumn.PHONE, "13812345678/02358121234",
                LedgerColumn.RETURNED_AT, LocalDate.of(2026, 1, 20), LedgerColumn.RETURN_REASON,
                ReturnReason.LOOKING_FOR_WORK, LedgerColumn.WANTS_WORK, true, LedgerColumn.OFFER_COUNT, 3,
                LedgerColumn.EMPLOYED, false, LedgerColumn.NOT_EMPLOYED_REASON, NotEmployedReason.HELPED_NOT_YET)))));

        assertThat(cells).containsEntry("A8", "1").containsEntry("B8", "云阳县").containsEntry("C8", "故陵镇")
                .containsEntry("D8", "高坪村3组").containsEntry("E8", "张三").containsEntry("F8", "500101197001010019")
                .containsEntry("G8", "13812345678/02358121234").containsEntry("L8", "4.返乡暂无合适工作")
                .containsEntry("M8", "是").containsEntry("Q8", "3").containsEntry("S8", "否")
                .containsEntry("W8", "1.已得到就业帮扶但还未就业");
        assertThat(cells.get("K8")).isEqualTo("46042.0");
        assertThat(cells).doesNotContainKey("P8").doesNotContainKey("T8");
    }

    @Test
    void nothingRunsWhenAFormIsOpened() throws IOException {
        byte[] form = form(false, List.of(person(Map.of(LedgerColumn.NAME, "=cmd|'/c calc'!A1",
                LedgerColumn.PREVIOUS_EMPLOYER, "@SUM(1)", LedgerColumn.PREVIOUS_PLACE, "+1", LedgerColumn.WORK_PLACE,
                "-2"))));

        assertThat(cells(form)).containsEntry("E8", "'=cmd|'/c calc'!A1").containsEntry("I8", "'@SUM(1)")
                .containsEntry("H8", "'+1").containsEntry("T8", "'-2");
        assertThat(part(form, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void theWorkingCopyHasListsAndTheNumberOfTheEntry() throws IOException {
        byte[] form = form(true, List.of(person(Map.of(LedgerColumn.NAME, "张三"))));

        assertThat(cells(form)).containsEntry("X5", "编号").containsEntry("X8", "7");
        assertThat(part(form, "xl/worksheets/sheet1.xml")).contains("sheetProtection").contains("是,否")
                .contains("4.返乡暂无合适工作");
    }

    @Test
    void aWholeTownIsWritten() throws IOException {
        List<LedgerForm.Person> people = IntStream.range(0, 3_000).mapToObj(i -> person(Map.of(LedgerColumn.NAME,
                "张" + i, LedgerColumn.ID_NUMBER, "500101197001010019", LedgerColumn.PHONE, "13812345678",
                LedgerColumn.EMPLOYED, false, LedgerColumn.RETURN_REASON, ReturnReason.FARM))).toList();

        assertThat(cells(form(false, people))).containsEntry("A3007", "3000").containsEntry("E3007", "张2999");
    }

    private static LedgerForm.Person person(Map<LedgerColumn, Object> shown) {
        return new LedgerForm.Person(7, List.of("云阳县", "故陵镇", "高坪村3组"), new EnumMap<>(shown));
    }

    private static byte[] form(boolean working, List<LedgerForm.Person> people) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LedgerForm(working).write(List.of(new LedgerForm.Sheet("高坪村", people)), out);
        return out.toByteArray();
    }

    /** Texts of the cells that have one, by address. */
    private static Map<String, String> cells(byte[] form) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(form))) {
            for (Row row : workbook.getFirstSheet().read()) {
                for (Cell cell : row) {
                    if (cell != null && cell.getRawValue() != null && !cell.getRawValue().isEmpty()) {
                        cells.put(cell.getAddress().toString(), cell.getRawValue());
                    }
                }
            }
        }
        return cells;
    }

    private static List<String> row(Map<String, String> cells, int row) {
        return IntStream.range(0, 26).mapToObj(column -> cells.get((char) ('A' + column) + Integer.toString(row)))
                .filter(text -> text != null).toList();
    }

    private static String part(byte[] form, String name) throws IOException {
        Path file = Files.createTempFile("form", ".xlsx");
        try {
            Files.write(file, form);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
