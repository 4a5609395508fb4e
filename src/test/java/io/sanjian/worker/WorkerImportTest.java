package io.sanjian.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkerImportTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LEDGER = """
            编号,姓名,身份证号码,联系电话,区县,乡镇,返乡时间,返乡原因,意愿就业或创业行业
            L-1,周八,500101197001010019,13812345678,云阳县,故陵镇,2026-01-18,返乡暂无合适工作,打螺丝、带娃
            L-2,吴九,512225196803150027,023-58123456,云阳县,,2026-01-19,返乡创业,
            """;

    @Test
    void aFaultyRowDoesNotLoseTheGoodOnes() {
        String rows = """
                {"externalId": "N-1", "age": 47, "home": {"areaCode": "500235"}, "trades": ["打螺丝"], "hobby": "麻将"}
                {"externalId": "N-2", "idNumber": "500101197001010018", "home": {"areaCode": "500235"}}
                not json
                {"age": 47, "home": {"areaCode": "500235"}}
                {"externalId": "N-5", "birthDate": "1958-02-03", "home": {"areaCode": "500235"}}
                """;
        String report = read(TestTokens.ADMIN, "rows", NDJSON, rows.getBytes(StandardCharsets.UTF_8)).statusCode(200)
                .body("total", equalTo(5), "accepted", equalTo(2), "rejected", equalTo(3))
                .body("rows.outcome", equalTo(List.of("ACCEPTED", "REJECTED", "REJECTED", "REJECTED", "ACCEPTED")))
                .body("rows[0].warnings[0].field", equalTo("hobby"))
                .body("rows[1].violations[0].field", equalTo("idNumber"))
                .body("rows[3].violations[0].field", equalTo("externalId")).extract().asString();
        assertThat(report).doesNotContain("500101197001010018");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        byte[] file = IntStream.range(0, 2500).mapToObj(i -> """
                {"externalId": "T-%d", "age": %d, "home": {"areaCode": "500238"}, "phone": "1380000%04d"}
                """.formatted(i, 20 + i % 40, i)).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
        read(TestTokens.ADMIN, "twice", NDJSON, file).statusCode(200).body("accepted", equalTo(2500));
        read(TestTokens.ADMIN, "twice", NDJSON, file).statusCode(200).body("unchanged", equalTo(2500))
                .body("rows", hasSize(2500));
    }

    @Test
    void ofTwoRowsWithOneKeyTheLaterCounts() {
        byte[] file = """
                {"externalId": "D-1", "age": 30, "home": {"areaCode": "500235"}}
                {"externalId": "D-1", "age": 40, "home": {"areaCode": "500235"}}
                """.getBytes(StandardCharsets.UTF_8);
        read(TestTokens.ADMIN, "double", NDJSON, file)
                .body("rows.outcome", equalTo(List.of("UNCHANGED", "ACCEPTED")))
                .body("rows[0].warnings[0].code", equalTo("SUPERSEDED"));
        read(TestTokens.ADMIN, "double", NDJSON, file).body("unchanged", equalTo(2));
    }

    @Test
    void aLedgerInGb18030IsTheSameAsOneInUtf8() {
        read(TestTokens.ADMIN, "ledger", "text/csv", LEDGER.getBytes(Charset.forName("GB18030"))).statusCode(200)
                .body("accepted", equalTo(2));
        read(TestTokens.ADMIN, "ledger", "text/csv", ('\ufeff' + LEDGER).getBytes(StandardCharsets.UTF_8))
                .body("unchanged", equalTo(2));
        given().auth().oauth2(TestTokens.ADMIN).contentType("application/json").body("{\"phone\": \"023-58123456\"}")
                .post("/api/v1/workers/lookup").then().statusCode(200)
                .body("items.externalId", equalTo(List.of("L-2")), "items[0].name", equalTo("吴*"))
                .body("items[0].returnReason", equalTo("START_BUSINESS"), "items[0].home.areaCode", equalTo("500235"));
        given().auth().oauth2(TestTokens.ADMIN).contentType("application/json")
                .body("{\"idNumber\": \"500101197001010019\"}").post("/api/v1/workers/lookup").then()
                .body("items.find { it.externalId == 'L-1' }.home.townCode", equalTo("500235107"))
                .body("items.find { it.externalId == 'L-1' }.trades", equalTo(List.of("打螺丝", "带娃")));
    }

    @Test
    void aWorkbookIsRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("台账");
            List<String> headings = List.of("编号", "姓名", "年龄", "性别", "区县", "联系电话");
            List<Object> cells = List.of("X-1", "郑十", 51, "女", "云阳", 13812345678L);
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
                if (cells.get(i) instanceof Number number) {
                    sheet.value(1, i, number);
                } else {
                    sheet.value(1, i, (String) cells.get(i));
                }
            }
        }
        read(TestTokens.ADMIN, "workbook", XLSX, file.toByteArray()).statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void homesOutsideTheTokensAreasAreRejected() {
        byte[] file = """
                {"externalId": "S-1", "age": 30, "home": {"areaCode": "500235"}}
                {"externalId": "S-2", "age": 40, "home": {"areaCode": "500236"}}
                """.getBytes(StandardCharsets.UTF_8);
        read(TestTokens.officer("500236"), "scope", NDJSON, file).statusCode(200)
                .body("rows.outcome", equalTo(List.of("REJECTED", "ACCEPTED")))
                .body("rows[0].violations[0].code", equalTo("OUT_OF_SCOPE"));
        read(TestTokens.ADMIN, "scope", NDJSON, file).body("accepted", equalTo(1), "unchanged", equalTo(1));
        byte[] moved = "{\"externalId\": \"S-1\", \"age\": 30, \"home\": {\"areaCode\": \"500236\"}}"
                .getBytes(StandardCharsets.UTF_8);
        read(TestTokens.officer("500236"), "scope", NDJSON, moved).statusCode(200)
                .body("rows[0].outcome", equalTo("REJECTED"), "rows[0].violations[0].code", equalTo("OUT_OF_SCOPE"));
    }

    @Test
    void thereIsAShortReportAndOneInLines() {
        byte[] file = "{\"externalId\": \"R-1\", \"age\": 30, \"home\": {\"areaCode\": \"500235\"}}\n{}\n"
                .getBytes(StandardCharsets.UTF_8);
        given().auth().oauth2(TestTokens.ADMIN).contentType(NDJSON).body(file)
                .post("/api/v1/workers/import?source=report&report=faults").then().statusCode(200)
                .body("rows", hasSize(1), "rows[0].row", equalTo(2));
        String lines = given().auth().oauth2(TestTokens.ADMIN).contentType(NDJSON).accept(NDJSON).body(file)
                .post("/api/v1/workers/import?source=report").then().statusCode(200).extract().asString();
        assertThat(lines.lines()).hasSize(3);
    }

    @Test
    void wrongParametersAndCallersAreTold() {
        given().auth().oauth2(TestTokens.ADMIN).contentType("application/json").body("[]")
                .post("/api/v1/workers/import?report=short").then().statusCode(400)
                .body("violations.field", hasItems("source", "report"));
        read(TestTokens.ADMIN, "type", "image/png", new byte[1]).statusCode(415)
                .contentType("application/problem+json");
        read(TestTokens.portal("p"), "type", NDJSON, new byte[0]).statusCode(403);
        read(TestTokens.scheduler(), "type", NDJSON, new byte[0]).statusCode(403);
        read(TestTokens.ADMIN, "none", NDJSON, new byte[0]).statusCode(200).body("total", equalTo(0))
                .body("rows", everyItem(equalTo(null)));
    }

    private static ValidatableResponse read(String token, String source, String type, byte[] body) {
        return given().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(type, ContentType.BINARY)))
                .auth().oauth2(token).contentType(type).body(body)
                .post("/api/v1/workers/import?source=worker-import-" + source).then();
    }
}
