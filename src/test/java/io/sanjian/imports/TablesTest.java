package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as offices and programs make them: where their headings stand, what stands around the rows, what is left of values. */
class TablesTest {
    private static final String CSV = "text/csv";
    private static final String XLS = "application/vnd.ms-excel";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Headings HEADINGS = new Headings(Map.of("编号", "externalId", "岗位名称", "title", "区县", "areaCode",
            "月薪下限", "pay.min", "月薪上限", "pay.max", "最小年龄", "age.min", "人数", "openings"), Set.of("externalId", "title"));

    private record Read(List<Row> rows, List<SheetUse> sheets) {
        List<String> fields() {
            return rows.stream()
                    .map(row -> row instanceof Row.Data data ? data.fields().toString().replace("\"", "") : "bad")
                    .toList();
        }

        List<Origin> origins() {
            return rows.stream().map(row -> ((Row.Data) row).origin()).toList();
        }
    }

    private static Read read(String type, byte[] body) throws IOException {
        try (RowReader reader = RowReaders.open(new ByteArrayInputStream(body), type, HEADINGS)) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return new Read(rows, reader.sheets());
        }
    }

    private static List<String> csv(String... lines) throws IOException {
        return read(CSV, String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).fields();
    }

    @Test
    void headingsStandBelowTitlesAndNotes() throws IOException {
        assertThat(csv("某区岗位信息表,,", "单位：某局,,填报时间：2026年1月", "", "编号,岗位名称,区县", "1,焊工,渝北区"))
                .containsExactly("{externalId:1,title:焊工,areaCode:渝北区}");
    }

    @Test
    void headingsStandFarBelow() throws IOException {
        String above = "这是填表说明,,\n".repeat(300);
        assertThat(csv(above + "区县,编号,岗位名称", "渝北区,1,焊工")).containsExactly("{areaCode:渝北区,externalId:1,title:焊工}");
    }

    @Test
    void twoLinesOfHeadingsAreOne() throws IOException {
        assertThat(csv("编号,岗位名称,月薪,,年龄,备注", ",,下限,上限,最小,", "1,焊工,5000,8000,18,急招"))
                .containsExactly("{externalId:1,title:焊工,pay:{min:5000,max:8000},age:{min:18},备注:急招}");
    }

    @Test
    void aFirstRowWithHolesIsNoSecondLineOfHeadings() throws IOException {
        assertThat(csv("编号,岗位名称,区县", "1,焊工,", "2,,渝北区")).containsExactly("{externalId:1,title:焊工}",
                "{externalId:2,areaCode:渝北区}");
        assertThat(csv("岗位名称", "焊工,多余")).containsExactly("bad");
    }

    @Test
    void headingsComeAgainInAnotherOrder() throws IOException {
        assertThat(csv("编号,岗位名称,区县", "1,焊工,渝北区", "编号,岗位名称,区县", "2,电工,渝北区", "区县,岗位名称,编号", "江北区,木工,3"))
                .containsExactly("{externalId:1,title:焊工,areaCode:渝北区}", "{externalId:2,title:电工,areaCode:渝北区}",
                        "{areaCode:江北区,title:木工,externalId:3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,4", "甲,1,2,3", "(1),(2),(3),(4)", "如 A-1,如电焊工,,必填", "（必填）,,如渝北区,", "示例,焊工,渝北区,5"})
    void numbersOfColumnsAndHintsAreNoRows(String line) throws IOException {
        assertThat(csv("编号,岗位名称,区县,人数", line, "1,焊工,渝北区,5")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"一、制造业,,,", "渝北区,,,", "合计,,,25", "小计：,,,5", "备注：以上岗位长期有效,,,", "填表人：某某,,联系电话：023,", "总  计,2,,5"})
    void whatStandsBetweenRowsIsNone(String line) throws IOException {
        assertThat(csv("编号,岗位名称,区县,人数", "1,焊工,渝北区,5", line, "2,电工,江北区,20")).hasSize(2);
    }

    @Test
    void aFaultyRowIsStillTold() throws IOException {
        assertThat(csv("编号,岗位名称,区县,人数", "A-7,,,", ",焊工,,", ",,渝北区,")).hasSize(3);
    }

    @Test
    void aFormThatNobodyFilledHasNoRows() throws IOException {
        assertThat(csv("序号,编号,岗位名称,区县", "1,A-1,焊工,渝北区", "2,,,", "3,,,")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"〃", "同上", "″", "”"})
    void aDittoRepeatsWhatIsAbove(String ditto) throws IOException {
        assertThat(csv("编号,岗位名称,区县", "1,焊工,渝北区", "2,电工," + ditto, "3,木工," + ditto))
                .allMatch(row -> row.contains("areaCode:渝北区"));
        Read lost = read(CSV, ("编号,岗位名称,区县\n1,焊工,渝北区\n" + ditto + ",电工,渝北区").getBytes(StandardCharsets.UTF_8));
        assertThat(lost.origins().get(1).faults()).extracting(Violation::code).containsExactly("REPEATED");
    }

    @Test
    void headingsAreKnownWhateverTheirBlanks() throws IOException {
        assertThat(csv("编　号,岗位 名\u200b称,\"区\n县：\",月薪下限（元/月）*", "1\u00a0,\u3000焊⼯,渝北区\u2007,5000"))
                .containsExactly("{externalId:1,title:焊工,areaCode:渝北区,pay:{min:5000}}");
    }

    @Test
    void columnsOfOneNameThatNothingReadsStandSideBySide() throws IOException {
        assertThat(csv("编号,备注,岗位名称,备注,备注", "1,a,焊工,b,c")).containsExactly("{externalId:1,备注:a,title:焊工,备注 4:b,备注 5:c}");
        assertThatThrownBy(() -> csv("编号,岗位名称,title", "1,a,b")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "\"sep=;\"", "SEP=;", "sep=;\r"})
    void aHintNamesTheSeparator(String hint) throws IOException {
        assertThat(csv(hint, "编号;岗位名称,区县", "1;a,b")).isNotEmpty();
        assertThat(csv(hint, "编号;岗位名称", "1;a,b,c")).containsExactly("{externalId:1,title:a,b,c}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|", ","})
    void theSeparatorIsThatOfTheHeadings(String separator) throws IOException {
        assertThat(csv("", "某区,某局,岗位;信息|表", String.join(separator, "编号", "岗位名称", "区县"),
                String.join(separator, "1", "焊工", "渝北区")))
                .containsExactly("{externalId:1,title:焊工,areaCode:渝北区}");
    }

    @Test
    void aTableWithoutHeadingsIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> csv("1,焊工,渝北区", "2,电工,江北区")).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.violations().getFirst().allowed()).contains("编号", "岗位名称"));
    }

    @Test
    void rowsSayWhereTheyStand() throws IOException {
        Read read = read(CSV, "标题\n\n编号,岗位名称,区县\n1,焊工,#N/A\n\n2,\"电\n工\",b\n3,c,d".getBytes(StandardCharsets.UTF_8));
        assertThat(read.origins()).extracting(Origin::line).containsExactly(4, 6, 7);
        assertThat(read.origins().getFirst().columns()).containsEntry("areaCode", "C");
        assertThat(read.origins().getFirst().warnings()).extracting(Violation::code).containsExactly("FORMULA_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#####", "NaN", "nan", "<NA>", "NULL",
            "None", "\\N",
            "5.00236E+17", "1.38E+10"})
    void whatIsNoValueIsLeftOut(String cell) throws IOException {
        Read read = read(CSV, ("编号,岗位名称,区县\n1,焊工," + cell + "\n" + cell + ",焊工,b").getBytes(StandardCharsets.UTF_8));
        assertThat(read.fields()).containsExactly("{externalId:1,title:焊工}", "{title:焊工,areaCode:b}");
        assertThat(read.origins().get(0).warnings()).hasSize(1);
        assertThat(read.origins().get(1).faults()).hasSize(1);
    }

    @Property(tries = 300)
    void headingsAreFoundWhereverTheyStand(@ForAll @IntRange(max = 80) int above, @ForAll("orders") List<String> order,
            @ForAll @IntRange(max = 3) int empty) throws IOException {
        Map<String, String> values = Map.of("编号", "A-1", "岗位名称", "焊工", "区县", "渝北区", "人数", "5", "月薪下限", "5000");
        String table = "说明文字,其他\n".repeat(above) + "\n".repeat(empty) + String.join(",", order) + "\n"
                + order.stream().map(values::get).collect(Collectors.joining(","));
        Map<String, String> read = new HashMap<>();
        Row.Data row = (Row.Data) read(CSV, table.getBytes(StandardCharsets.UTF_8)).rows().getFirst();
        row.fields().properties().forEach(field -> read.put(field.getKey(), field.getValue().asText()));
        assertThat(read).containsEntry("externalId", "A-1").containsEntry("title", "焊工").containsEntry("openings", "5");
        assertThat(row.origin().line()).isEqualTo(above + empty + 2);
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle("编号", "岗位名称", "区县", "人数", "月薪下限");
    }

    /** Cutting characters by bytes, as some systems do, spoils the rows that are cut and no other. */
    @Property(tries = 500)
    void aFewCutCharactersChangeNoOther(@ForAll("texts") List<String> titles, @ForAll("charsets") String charset,
            @ForAll int seed) throws IOException {
        Charset cs = Charset.forName(charset);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("编号,岗位名称\n".getBytes(cs));
        int cut = Math.floorMod(seed, titles.size());
        for (int i = 0; i < titles.size(); i++) {
            byte[] title = titles.get(i).getBytes(cs);
            body.writeBytes((i + ",").getBytes(cs));
            body.writeBytes(i == cut ? Arrays.copyOf(title, title.length - 1) : title);
            body.write('\n');
        }
        List<String> rows = read(CSV, body.toByteArray()).fields();
        for (int i = 0; i < titles.size(); i++) {
            if (i != cut) {
                assertThat(rows).contains("{externalId:" + i + ",title:" + titles.get(i) + "}");
            }
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("电焊工", "保洁员", "缝纫工", "月嫂", "普工", "叉车司机", "钢筋工", "养老护理员", "厨师", "保安", "快递分拣员").list()
                .ofMinSize(3).ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "GB18030");
    }

    @Test
    void theFirstLineBeyondAsciiMayBeTheOneThatIsCut() throws IOException {
        byte[] cut = "9,焊工".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("externalId,title\n" + "1,ascii\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        body.write(cut, 0, cut.length - 1);
        body.writeBytes("\n10,电工\n11,木工\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read(CSV, body.toByteArray()).fields()).endsWith("bad", "{externalId:10,title:电工}",
                "{externalId:11,title:木工}");
    }

    private static byte[] xlsx(java.util.function.Consumer<Workbook> fill) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            fill.accept(workbook);
        }
        return bytes.toByteArray();
    }

    private static void line(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    @Test
    void mergedCellsHoldForAllTheirRows() throws IOException {
        Read read = read(Bodies.XLSX, xlsx(book -> {
            Worksheet sheet = book.newWorksheet("岗位");
            line(sheet, 0, "编号", "岗位名称", "区县", "人数");
            line(sheet, 1, "1", "焊工", "渝北区", "2");
            line(sheet, 2, "2", "电工");
            line(sheet, 3, "3", "木工", null, "4");
            line(sheet, 4, "4", "瓦工");
            sheet.range(1, 2, 3, 2).merge();
            sheet.range(1, 3, 2, 3).merge();
        }));
        assertThat(read.fields()).containsExactly("{externalId:1,title:焊工,areaCode:渝北区,openings:2}",
                "{externalId:2,title:电工,areaCode:渝北区,openings:2}", "{externalId:3,title:木工,areaCode:渝北区,openings:4}",
                "{externalId:4,title:瓦工}");
    }

    @Test
    void everyVisibleSheetWithHeadingsIsReadAndTheOthersNamed() throws IOException {
        Read read = read(Bodies.XLSX, xlsx(book -> {
            Worksheet hidden = book.newWorksheet("字典");
            line(hidden, 0, "编号", "岗位名称");
            line(hidden, 1, "9", "不读");
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            Worksheet first = book.newWorksheet("渝北");
            line(first, 2, "编号", "岗位名称", "区县");
            line(first, 4, "1", "焊工", "渝北区");
            line(book.newWorksheet("说明"), 0, "填表说明：请如实填写");
            book.newWorksheet("空");
            Worksheet second = book.newWorksheet("江北");
            line(second, 0, "区县", "岗位名称", "编号");
            line(second, 1, "江北区", "电工", "2");
        }));
        assertThat(read.fields()).containsExactly("{externalId:1,title:焊工,areaCode:渝北区}",
                "{areaCode:江北区,title:电工,externalId:2}");
        assertThat(read.origins()).extracting(Origin::sheet, Origin::line)
                .containsExactly(tuple("渝北", 5), tuple("江北", 2));
        assertThat(read.sheets()).extracting(SheetUse::name, SheetUse::why).containsExactly(
                tuple("字典", SheetUse.Reason.HIDDEN),
                tuple("渝北", null),
                tuple("说明", SheetUse.Reason.NO_HEADINGS),
                tuple("江北", null));
    }

    @Test
    void aNumberOfMoreThanFifteenDigitsIsLost() throws IOException {
        Read read = read(Bodies.XLSX, xlsx(book -> {
            Worksheet sheet = book.newWorksheet("岗位");
            line(sheet, 0, "编号", "岗位名称", "人数");
            sheet.value(1, 0, 990000199001011234L);
            line(sheet, 1, null, "焊工");
            sheet.value(2, 0, 500112002001L);
            line(sheet, 2, null, "电工");
            sheet.value(2, 2, 990000199001011234L);
        }));
        assertThat(read.origins().get(0).faults()).extracting(Violation::code).containsExactly("PRECISION_LOST");
        assertThat(read.fields().get(1)).isEqualTo("{externalId:500112002001,title:电工}");
        assertThat(read.origins().get(1).warnings()).extracting(Violation::code).containsExactly("PRECISION_LOST");
    }

    private static byte[] xls() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            var hidden = book.createSheet("字典");
            hidden.createRow(0).createCell(0).setCellValue("编号");
            book.setSheetHidden(0, true);
            var sheet = book.createSheet("岗位");
            sheet.createRow(0).createCell(0).setCellValue("某区岗位信息表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            String[] names = {"编号", "岗位名称", "区县", "人数", "日期", "公式"};
            var head = sheet.createRow(2);
            for (int i = 0; i < names.length; i++) {
                head.createCell(i).setCellValue(names[i]);
            }
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            for (int i = 0; i < 3; i++) {
                var row = sheet.createRow(3 + i);
                row.createCell(0).setCellValue("A-" + i);
                row.createCell(1).setCellValue("焊工");
                if (i == 0) {
                    row.createCell(2).setCellValue("渝北区");
                }
                row.createCell(3).setCellValue(4.6 + i);
                Cell when = row.createCell(4);
                when.setCellValue(java.time.LocalDate.of(2026, 1, 20));
                when.setCellStyle(day);
                row.createCell(5).setCellFormula(i == 0 ? "\"a\"&\"b\"" : i == 1 ? "1+1" : "1/0");
            }
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 2, 2));
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            var second = book.createSheet("二");
            second.createRow(0).createCell(0).setCellValue("岗位名称");
            second.createRow(1).createCell(0).setCellValue(true);
            second.createRow(2).createCell(0).setCellValue(990000199001011234d);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {XLS, Bodies.XLSX})
    void theOldFormIsReadAsTheNewOneWhateverItIsCalled(String type) throws IOException {
        Read read = read(type, xls());
        assertThat(read.fields()).containsExactly(
                "{externalId:A-0,title:焊工,areaCode:渝北区,openings:4.6,日期:2026-01-20,公式:ab}",
                "{externalId:A-1,title:焊工,areaCode:渝北区,openings:5.6,日期:2026-01-20,公式:2}",
                "{externalId:A-2,title:焊工,openings:6.6,日期:2026-01-20}", "{title:true}", "{}");
        assertThat(read.origins()).extracting(Origin::line).containsExactly(4, 5, 6, 2, 3);
        assertThat(read.origins().get(2).warnings()).extracting(Violation::code).containsExactly("FORMULA_ERROR");
        assertThat(read.origins().get(4).faults()).extracting(Violation::code).containsExactly("PRECISION_LOST");
        assertThat(read.sheets()).extracting(SheetUse::use).containsExactly(SheetUse.Use.IGNORED, SheetUse.Use.DATA,
                SheetUse.Use.DATA);
    }

    /** Whatever is wrong with it, an old workbook gives rows, a last row that says where it ended, or a problem. */
    @Test
    void changedBytesOfAnOldWorkbookBreakNothing() throws IOException {
        byte[] book = xls();
        long seed = Long.getLong("sanjian.fuzz.seed", 1131);
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 1_500; i++) {
            byte[] changed = i % 3 == 0 ? Arrays.copyOf(book, random.nextInt(book.length)) : book.clone();
            for (int n = random.nextInt(5); n >= 0 && changed.length > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(XLS, changed).rows()).hasSizeLessThan(100);
            } catch (ProblemException e) {
                assertThat(e.type().status()).as("seed %d, case %d", seed, i).isIn(400, 413);
            }
        }
    }
}
