package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbooksTest {

    private static byte[] workbook(Consumer<Worksheet> fill) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("一"));
            workbook.newWorksheet("二").value(0, 0, "ignored");
        }
        return bytes.toByteArray();
    }

    /** The smallest workbook there can be, without styles, with this sheet. */
    private static byte[] withSheet(byte[] sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                            .getBytes(StandardCharsets.UTF_8));
            part(zip, "xl/workbook.xml",
                    ("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                            .getBytes(StandardCharsets.UTF_8));
            part(zip, "xl/_rels/workbook.xml.rels", ("<Relationships "
                    + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                    .getBytes(StandardCharsets.UTF_8));
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] sheet(String rows) {
        return ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void cellsReadAsAPersonSeesThem() throws IOException {
        byte[] book = workbook(sheet -> {
            String[] headings = {"title", "number", "big", "day", "moment", "yes", "岗位名称2"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(1, i, headings[i]);
            }
            sheet.value(3, 0, "焊工");
            sheet.value(3, 1, 5000.50);
            sheet.value(3, 2, 500112002001L);
            sheet.value(3, 3, LocalDate.of(2026, 1, 20));
            sheet.style(3, 3).format("yyyy/m/d").set();
            sheet.value(3, 4, LocalDateTime.of(2026, 1, 20, 8, 30));
            sheet.style(3, 4).format("yyyy-MM-dd HH:mm").set();
            sheet.value(3, 5, true);
        });
        assertThat(Bodies.read(Bodies.XLSX, book)).containsExactly("{\"title\":\"焊工\",\"number\":\"5000.5\","
                + "\"big\":\"500112002001\",\"day\":\"2026-01-20\",\"moment\":\"2026-01-20T08:30\",\"yes\":\"true\"}");
    }

    @Test
    void aBodyThatIsNoWorkbookIsRefused() throws IOException {
        byte[] whole = workbook(sheet -> sheet.value(0, 0, "title"));
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, "PK no")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, "")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aSheetThatBreaksOffGivesTheRowsBefore() throws IOException {
        String row = "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>";
        byte[] broken = withSheet(sheet(row.formatted(1, 1, "title") + row.formatted(2, 2, "a") + "<row><c><"));
        assertThat(Bodies.read(Bodies.XLSX, broken)).containsExactly("{\"title\":\"a\"}", "MALFORMED");
        assertThat(Bodies.rows(Bodies.XLSX, broken).getLast()).isInstanceOf(Row.Last.class);
    }

    @Test
    void aZipBombIsRefusedBeforeItUnfolds() throws IOException {
        byte[] zeros = new byte[200 << 20];
        Arrays.fill(zeros, (byte) '\n');
        byte[] bomb = withSheet(zeros);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, bomb)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aColumnFarOutToTheRightIsRefused() throws IOException {
        byte[] book = withSheet(sheet("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"n\"><v>1</v></c></row>"));
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, book)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("out of bounds");
    }

    private static void refused(byte[] book, String why) {
        assertThatThrownBy(() -> Bodies.read(Bodies.XLSX, book)).isInstanceOf(ProblemException.class)
                .hasMessageContaining(why);
    }

    /** A reader that counts them up to the one that is asked for would never end. */
    @Test
    void aSharedTextThatIsNotThereIsRefused() throws IOException {
        refused(withSheet(sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>")), "not a workbook");
    }

    @Test
    void aNumberWithoutAPlainFormIsLostOrStaysShort() throws IOException {
        byte[] book = withSheet(sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>1E900000000</v></c></row><row r=\"3\"><c r=\"A3\"><v>1E-900000000</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1E5</v></c></row>"));
        assertThat(Bodies.read(Bodies.XLSX, book)).containsExactly("{}",
                "{\"title\":\"1E-900000000\"}", "{\"title\":\"100000\"}");
    }

    @Test
    void entitiesAreNeitherUnfoldedNorFetched() throws IOException {
        String title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&l;</t></is></c></row>";
        StringBuilder laughs =
                new StringBuilder("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY z SYSTEM \"file:///etc/passwd\">");
        for (char c = 'b'; c <= 'l'; c++) {
            laughs.append("<!ENTITY ").append(c).append(" \"").append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        for (String entity : List.of("&l;", "&z;")) {
            byte[] sheet = (laughs + "]>" + new String(sheet(title.replace("&l;", entity)), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(Bodies.read(Bodies.XLSX, withSheet(sheet))).as(entity).allMatch(row -> row.length() < 100)
                    .noneMatch(row -> row.contains("root:"));
        }
    }

    @Test
    void whatFillsTheMemoryOrTakesForeverIsRefused() throws IOException {
        refused(withSheet(sheet("<row>" + "<c/>".repeat(20_000) + "</row>")), "cells");
        refused(withSheet(sheet("<a>".repeat(100_000))), "nested");
        refused(withSheet(
                sheet(IntStream.range(0, 5_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining()))),
                "names");
        refused(withSheet(sheet("<row><c t=\"inlineStr\"><is>" + ("<t>" + "x".repeat(1 << 19) + "</t>").repeat(10)
                + "</is></c></row>")), "too long");
    }

    /** Each of them small, all together not. */
    @Test
    void manyPartsThatUnfoldAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[20 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 8; i++) {
                part(zip, "xl/media/" + i, part);
            }
        }
        refused(bytes.toByteArray(), "unfolds");
    }

    @Test
    void tooManyPartsAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 1_001; i++) {
                part(zip, "xl/" + i, new byte[0]);
            }
        }
        refused(bytes.toByteArray(), "parts");
    }

    /** The lengths that a zip states are changed to any others: what is read is counted. */
    @Test
    void statedLengthsAreNotTrusted() throws IOException {
        byte[] zeros = new byte[100 << 20];
        Arrays.fill(zeros, (byte) '\n');
        byte[] bomb = withSheet(zeros);
        byte[] good = withSheet(sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c></row>"));
        for (byte[] book : List.of(bomb, good)) {
            for (int field : new int[]{20, 24, 42}) {
                for (int value : new int[]{0, 1, 100, Integer.MAX_VALUE, -1}) {
                    byte[] lying = book.clone();
                    for (int i = 0; i < lying.length - 46; i++) {
                        if (lying[i] == 'P' && lying[i + 1] == 'K' && lying[i + 2] == 1 && lying[i + 3] == 2) {
                            ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(i + field, value);
                        }
                    }
                    try {
                        assertThat(Bodies.read(Bodies.XLSX, lying)).hasSizeLessThan(2);
                    } catch (ProblemException e) {
                        assertThat(e.type().status()).isIn(400, 413);
                    }
                }
            }
        }
    }

    /** A workbook with some bytes of it, or of its sheet, changed is read as far as it goes, or refused. */
    @Test
    void changedBytesBreakNothing() throws IOException {
        byte[] book = workbook(sheet -> {
            for (int row = 0; row < 30; row++) {
                sheet.value(row, 0, "title " + row);
                sheet.value(row, 1, row);
                sheet.formula(row, 2, "SUM(B1:B" + (row + 1) + ")");
            }
        });
        byte[] sheet = sheet(IntStream.range(1, 30)
                .mapToObj(i -> "<row r=\"%d\"><c r=\"A%d\" t=\"s\"><v>0</v></c><c><f "
                        .formatted(i, i)
                        + "t=\"shared\" ref=\"A1:B2\" si=\"0\">A1</f></c><c r=\"C1\"><v>7</v></c></row>")
                .collect(Collectors.joining()));
        long seed = Long.getLong("sanjian.fuzz.seed", 1131);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = (i % 2 == 0 ? book : sheet).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? random.nextInt()
                        : "<>\"&/ =0aAc".charAt(random.nextInt(11)));
            }
            try {
                assertThat(Bodies.rows(Bodies.XLSX, i % 2 == 0 ? changed : withSheet(changed))).hasSizeLessThan(100);
            } catch (ProblemException e) {
                assertThat(e.type().status()).as("seed %d, case %d", seed, i).isIn(400, 413);
            }
        }
    }

    @Test
    void formulasCountWithTheirValues() throws IOException {
        byte[] book = withSheet(sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><f>1000*5</f><v>5000</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"a\"</f><v>焊工</v></c></row>"));
        assertThat(Bodies.read(Bodies.XLSX, book)).containsExactly("{\"title\":\"5000\"}", "{\"title\":\"焊工\"}");
    }
}
