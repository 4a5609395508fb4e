package io.sanjian.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
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

    @Test
    void formulasCountWithTheirValues() throws IOException {
        byte[] book = withSheet(sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>title</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><f>1000*5</f><v>5000</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>\"a\"</f><v>焊工</v></c></row>"));
        assertThat(Bodies.read(Bodies.XLSX, book)).containsExactly("{\"title\":\"5000\"}", "{\"title\":\"焊工\"}");
    }
}
