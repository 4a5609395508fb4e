package io.sanjian.hostile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports full of what is wrong: good rows are stored, each bad one is named with its number and field. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HostileImportTest {
    /** Rest-assured would add a charset to the Content-Type. */
    private static final RestAssuredConfig AS_IT_IS = RestAssured.config().encoderConfig(
            EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String POSTINGS = "/api/v1/postings/import?source=hostile-import";
    private static final String WORKERS = "/api/v1/workers/import?source=hostile-import";
    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<sheetData>%s</sheetData></worksheet>";

    private static ValidatableResponse send(String path, String contentType, byte[] body) {
        return given().config(AS_IT_IS).auth().oauth2(TestTokens.ADMIN).contentType(contentType).body(body).post(path)
                .then();
    }

    private static ValidatableResponse send(String path, String contentType, String body) {
        return send(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void problem(ValidatableResponse answer, int status) {
        answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }

    /** Number of each rejected row and the fields at fault. */
    private static List<String> rejected(ValidatableResponse answer) {
        List<Map<String, Object>> rows = answer.statusCode(200).extract().path("rows");
        List<String> rejected = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            if ("REJECTED".equals(row.get("outcome"))) {
                @SuppressWarnings("unchecked")
                List<Map<String, Object>> violations = (List<Map<String, Object>>) row.get("violations");
                rejected.add(
                        row.get("row") + " " + violations.stream().map(v -> (String) v.get("field")).sorted().toList());
            }
        }
        return rejected;
    }

    private static String posting(String id, String title, String more) {
        return "{\"externalId\":\"" + id + "\",\"areaCode\":\"500112\",\"title\":\"" + title + "\"" + more + "}";
    }

    @Test
    void goodPostingsAmongBadOnes() {
        ValidatableResponse answer = send(POSTINGS, NDJSON, String.join("\n",
                posting("H-1", "电焊工", ""),
                posting("H-2", "a\\u0000b", ""),
                posting("H-3", "\\ud83d", ",\"trades\":[\"\\udc00\"]"),
                posting("H-4", "电焊工", ",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000)),
                posting("H-5", "电焊工", ",\"pay\":{\"min\":1e400,\"max\":\"NaN\"},\"openings\":99999999999999999999"),
                "{\"externalId\":\"H-6\",",
                posting("H-7", "汉".repeat(201), ",\"age\":{\"min\":-1,\"max\":1e999999999}"),
                posting("H-8", "电焊工", ",\"validThrough\":\"2026-02-30\",\"publishedAt\":\"+999999999-12-31\""),
                "\0\0\0", "\uFEFF", "[]", "null", "\"x\"", "{} {}", "{\"" + "a".repeat(2 << 20) + "\":1}",
                posting("H-9", "𠮷野家 电焊工 👨‍👩‍👧", ",\"description\":\"" + "汉".repeat(20_000) + "\""),
                posting("H-10", "电焊工", ",\"title\":{},\"areaCode\":[],\"employer\":{\"a\":1}"),
                posting("H-11", "=HYPERLINK(\\\"x\\\")", "")));
        answer.body("accepted", equalTo(5)).body("total", equalTo(17));
        assertThat(rejected(answer)).containsExactly("2 [title]", "3 [title]", "4 [row]", "6 [row]", "7 [title]",
                "9 [row]", "10 [row]", "11 [row]", "12 [row]", "13 [row]", "14 [row]",
                "16 [areaCode, title]");
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/postings?limit=1").then().statusCode(200);
    }

    @Test
    void goodWorkersAmongBadOnes() {
        String home = ",\"home\":{\"areaCode\":\"500235\"},\"trades\":[\"焊工\"]}";
        // no such day, not born yet, a wrong check character, not enough digits, a day of 1790
        List<String> numbers =
                List.of(idNumber("50010119900230123"), idNumber("50010129990101123"), "500101199001011230",
                        "50010119900101", idNumber("50010117900101123"), "１１０１０１１９９００１０１１２３４");
        String body = "{\"externalId\":\"W-0\",\"age\":45" + home + "\n";
        for (int i = 0; i < numbers.size(); i++) {
            body += "{\"externalId\":\"W-" + (i + 1) + "\",\"idNumber\":\"" + numbers.get(i) + "\"" + home + "\n";
        }
        body += "{\"externalId\":\"W-7\",\"age\":\"\\u0000\",\"phone\":\"1\\ud800\",\"name\":\"" + "张".repeat(70_000)
                + "\"" + home + "\n";
        body += "{\"externalId\":\"W-8\",\"age\":50" + home;
        ValidatableResponse answer = send(WORKERS, NDJSON, body);
        answer.body("accepted", equalTo(2));
        List<String> rejected = rejected(answer);
        assertThat(rejected).hasSize(7).allMatch(row -> row.contains("idNumber") || row.startsWith("8 "));
        assertThat(rejected.getLast()).contains("age");
        assertThat(answer.extract().asString()).doesNotContain(numbers.getFirst(), numbers.get(2));
    }

    private static String idNumber(String digits) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    @Test
    void tablesWithOddBytes() {
        ValidatableResponse answer = send(POSTINGS, "text/csv", "externalId,title,areaCode\r\nT-1,电焊工,500112\n"
                + "T-2,a\0b,500112\rT-3,\"电焊工,500112\r\nT-4,\"电\n焊工\",500112\nT-5,电焊工,500112,more\n\0\nT-6,电焊工,500112");
        assertThat(rejected(answer)).containsExactly("2 [title]", "3 [row]", "5 [row]",
                "6 [areaCode, externalId, title]");
        answer.body("accepted", equalTo(3));
        String table = "externalId,title,areaCode\nT-7,电焊工,500112\n";
        send(POSTINGS, "text/csv", table.getBytes(Charset.forName("GBK"))).statusCode(200).body("accepted", equalTo(1));
        send(POSTINGS, "text/csv", "\uFEFF" + table.replace("T-7", "T-8")).statusCode(200).body("accepted", equalTo(1));
        problem(send(POSTINGS, "text/csv", table.getBytes(StandardCharsets.UTF_16)), 415);
        problem(send(POSTINGS, "text/csv; charset=klingon", table), 415);
        problem(send(POSTINGS, "text/csv", "title,岗位名称\na,b\n"), 400);
        problem(send(POSTINGS, "text/csv", "a,".repeat(20_000) + "\n1\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {POSTINGS, WORKERS})
    void workbooksThatUnfold(String path) throws IOException {
        problem(send(path, XLSX, workbook(SHEET.formatted(""), 300)), 413);
        problem(send(path, XLSX, workbook(SHEET.formatted("<row>" + "<c/>".repeat(20_000) + "</row>"), 0)), 413);
        problem(send(path, XLSX, workbook(SHEET.formatted("<a>".repeat(200_000)), 0)), 413);
        problem(send(path, XLSX, workbook(SHEET.formatted("<row><c r=\"A1\" t=\"s\"><v>2147483647</v></c></row>"), 0)),
                400);
        problem(send(path, XLSX, "PK\3\4 no workbook"), 400);
        problem(send(path, XLSX, Arrays.copyOf(workbook(SHEET.formatted(""), 0), 300)), 400);
        send(path, XLSX, workbook(SHEET.formatted(cell("externalId") + cell("&lt;=1+1")), 0)).statusCode(200)
                .body("total", equalTo(1));
        send(path, XLSX, workbook("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + SHEET.formatted(cell("externalId") + cell("&a;")), 0)).statusCode(200).body("accepted", equalTo(0));
    }

    private static String cell(String text) {
        return "<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>";
    }

    /** @param megabytes of blanks behind the sheet */
    private static byte[] workbook(String sheet, int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            part(zip, "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            part(zip, "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships "
                    + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/worksheets/sheet1.xml", sheet);
            byte[] blanks = "<!-- -->\n".repeat((1 << 20) / 9).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                zip.write(blanks);
            }
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What came before the place where it is damaged is kept, and where that is is told. */
    @Test
    void packedBodiesThatBreakOff() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            rows.append(posting("Z-" + i, "电焊工 " + i * 7919, "")).append('\n');
        }
        byte[] packed = Deformed.gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
        ValidatableResponse answer = given().auth().oauth2(TestTokens.ADMIN).contentType(NDJSON)
                .header("Content-Encoding", "gzip").body(Arrays.copyOf(packed, packed.length / 2))
                .post(POSTINGS + "&report=faults").then().statusCode(200).body("rejected", equalTo(1))
                .body("rows[0].violations.field", hasItem("body"));
        assertThat(answer.extract().<Integer>path("accepted")).isBetween(1_000, 4_000);
    }
}
