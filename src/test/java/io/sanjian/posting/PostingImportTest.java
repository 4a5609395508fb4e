package io.sanjian.posting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingImportTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PROBLEM = "application/problem+json";
    private static final String IMPORT = "/api/v1/postings/import";
    /** A source of its own for every test: none sees the postings of another. */
    private final String source = "import-" + UUID.randomUUID();

    private ValidatableResponse send(String contentType, byte[] body) {
        return send(TestTokens.ADMIN, Map.of("source", source), contentType, body);
    }

    private static ValidatableResponse send(String token, Map<String, String> query, String contentType, byte[] body) {
        return given().auth().oauth2(token).queryParams(query).contentType(contentType)
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(contentType.split(";")[0], ContentType.BINARY)))
                .body(body).post(IMPORT).then();
    }

    private ValidatableResponse lines(String... lines) {
        return send(NDJSON, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String id, String more) {
        return "{\"externalId\":\"" + id + "\",\"title\":\"普工\",\"areaCode\":\"500112\"" + more + "}";
    }

    private static void counts(ValidatableResponse answer, int accepted, int updated, int unchanged, int rejected) {
        answer.statusCode(200).body("total", equalTo(accepted + updated + unchanged + rejected))
                .body("accepted", equalTo(accepted)).body("updated", equalTo(updated))
                .body("unchanged", equalTo(unchanged)).body("rejected", equalTo(rejected));
    }

    @Test
    void everyFieldOfTheRowFormatIsTaken() {
        counts(lines(
                """
                {"externalId":"full","title":"电焊工","employer":"试验机械厂","family":"CLUSTER","description":"两班倒",\
                "trades":["焊工"],"certificates":["焊工证"],"areaCode":"500116","townCode":"500116001","address":"某路1号",\
                "location":{"lat":29.29,"lon":106.26},"pay":{"min":6000,"max":8000,"unit":"MONTH"},\
                "age":{"min":18,"max":50},"education":"初中","openings":5,"employmentForm":"FULL_TIME",\
                "benefits":["包吃","包住"],"contact":"023-00000000","publishedAt":"2026-01-10","validThrough":"2036-03-31"}""")
                .body("rows[0].warnings", nullValue()), 1, 0, 0, 0);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String[] file = {row("a", ""), row("b", ",\"publishedAt\":\"2026-01-02\""), row("c", ",\"headcount\":3")};
        counts(lines(file), 3, 0, 0, 0);
        counts(lines(file), 0, 0, 3, 0);
    }

    @Test
    void aChangedRowIsUpdatedAndTheOthersAreNot() {
        lines(row("a", ""), row("b", ""));
        counts(lines(row("a", ",\"openings\":4"), row("b", "")).body("rows.outcome", contains("UPDATED", "UNCHANGED")),
                0, 1, 1, 0);
    }

    @Test
    void aBadRowLosesNoGoodOne() {
        ValidatableResponse answer = lines(row("a", ""), "{\"externalId\":\"no-title\",\"areaCode\":\"500112\"}",
                "{\"broken\":", "[]", "",
                row("e", ",\"areaCode\":\"none\",\"family\":\"NONE\""),
                row("f", ""));
        counts(answer, 2, 0, 0, 4);
        answer.body("rows.row", contains(1, 2, 3, 4, 5, 6))
                .body("rows[1].violations[0].field", equalTo("title"))
                .body("rows[1].violations[0].code", equalTo("REQUIRED"))
                .body("rows[2].violations[0].code", equalTo("MALFORMED"))
                .body("rows[3].violations[0].code", equalTo("MALFORMED"))
                .body("rows[4].violations.field", hasItem("areaCode"))
                .body("rows[4].warnings.find { it.field == 'family' }.allowed", hasItem("PUBLIC_WELFARE"))
                .body("rows[5].outcome", equalTo("ACCEPTED"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'areaCode':'999999'|areaCode|UNKNOWN_CODE",
            "'areaCode':'重庆市没有区'|areaCode|UNKNOWN_CODE",
            "'title':['a']|title|MALFORMED",
            "'title':'  '|title|REQUIRED"
    })
    void aFaultNamesFieldAndCode(String fields, String field, String code) {
        // the later of two equal names counts in JSON
        ValidatableResponse answer = lines(row("x", "," + fields.replace('\'', '"')));
        counts(answer, 0, 0, 0, 1);
        answer.body("rows[0].externalId", equalTo("x")).body("rows[0].violations[0].field", equalTo(field))
                .body("rows[0].violations[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'trades':['不存在的工种名']|trades|UNKNOWN_CODE",
            "'publishedAt':'2026-02-01','validThrough':'2026-01-01'|validThrough|OUT_OF_RANGE",
            "'townCode':'500101001'|townCode|NOT_IN_AREA",
            "'location':{'lat':39.9,'lon':116.4}|location|NOT_IN_CHONGQING",
            "'location':{'lat':29.5}|location|NOT_IN_CHONGQING",
            "'pay':{'min':5000}|pay.unit|ASSUMED",
            "'openings':'若干'|openings|NOT_A_NUMBER",
            "'titel':'x'|titel|UNKNOWN_FIELD",
            "'pay':{'min':1,'unit':'DAY','note':'x'}|pay.note|UNKNOWN_FIELD",
            "'areaCode':'重庆'|areaCode|WHOLE_CITY",
            "'openings':'many'|openings|NOT_A_NUMBER", "'openings':'5-10人'|openings|ASSUMED",
            "'validThrough':'长期有效'|validThrough|OPEN_END", "'validThrough':'2036年3月'|validThrough|ASSUMED",
            "'areaCode':'渝北区、江北区'|areaCode|SEVERAL_VALUES", "'areaCode':'渝北区某某路1号'|areaCode|ASSUMED",
            "'openings':0|openings|OUT_OF_RANGE",
            "'openings':1.5|openings|MALFORMED",
            "'openings':99999999999999999999|openings|OUT_OF_RANGE",
            "'openings':1e999999999|openings|OUT_OF_RANGE",
            "'age':{'min':3}|age.min|OUT_OF_RANGE",
            "'age':{'min':50,'max':18}|age.min|OUT_OF_RANGE",
            "'pay':{'min':-1,'unit':'MONTH'}|pay.min|OUT_OF_RANGE",
            "'pay':{'min':50000,'unit':'YEAR'}|pay.unit|UNKNOWN_CODE", "'pay':5000|pay|MALFORMED",
            "'validThrough':'2026-02-30'|validThrough|MALFORMED",
            "'validThrough':'tomorrow'|validThrough|MALFORMED",
            "'cluster':'没有的产业'|cluster|UNKNOWN_CODE",
            "'employmentForm':'SOMETIMES'|employmentForm|UNKNOWN_CODE",
            "'location':{'lat':'north','lon':106}|location.lat|MALFORMED",
            "'employer':'a\\u0000b'|employer|MALFORMED",
            "'trades':{'a':1}|trades|MALFORMED"
    })
    void whatDoesNotFitIsLeftOutAndSaid(String fields, String field, String code) {
        ValidatableResponse answer = lines(row("x", "," + fields.replace('\'', '"')));
        counts(answer, 1, 0, 0, 0);
        answer.body("rows[0].warnings.field", hasItem(field)).body("rows[0].warnings.code", hasItem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500105", "500112", "500112.0", "500112000000", "重庆-渝北区", "重庆·渝北区", "渝 北\u00a0区", "渝北区",
            "渝北", "重庆市渝北区", "石柱县", "500112002", "500112002001"})
    void areasAreTakenByCodeAndByName(String area) {
        counts(lines(row("x", ",\"areaCode\":\"" + area + "\"")).body("rows[0].warnings", nullValue()), 1, 0, 0, 0);
    }

    @Test
    void ofTwoRowsWithOneIdTheLaterCounts() {
        ValidatableResponse answer = lines(row("a", ",\"openings\":1"), row("a", ",\"openings\":2"));
        counts(answer.body("rows[0].warnings[0].code", equalTo("SUPERSEDED")), 1, 0, 1, 0);
        counts(lines(row("a", ",\"openings\":2")), 0, 0, 1, 0);
        counts(lines(row("a", ",\"openings\":1"), row("a", ",\"openings\":2")), 0, 0, 2, 0);
    }

    @Test
    void aReportOfFaultsCountsAllAndListsTheFaulty() {
        ValidatableResponse answer = send(TestTokens.ADMIN, Map.of("source", source, "report", "faults"), NDJSON,
                (row("a", "") + "\nno\n" + row("b", ",\"titel\":1")).getBytes(StandardCharsets.UTF_8));
        counts(answer, 2, 0, 0, 1);
        answer.body("rows.row", contains(2, 3));
    }

    @Test
    void theReportComesAsLinesWhereTheyAreAsked() {
        String answer =
                given().auth().oauth2(TestTokens.ADMIN).queryParam("source", source).accept(NDJSON).contentType(NDJSON)
                        .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(NDJSON, ContentType.BINARY)))
                        .body((row("a", "") + "\n" + row("b", "")).getBytes(StandardCharsets.UTF_8)).post(IMPORT)
                        .then().statusCode(200).contentType(NDJSON).extract().asString();
        assertThat(answer.lines().limit(2)).allSatisfy(line -> assertThat(line).containsPattern("\"id\":[1-9]"));
        assertThat(answer.lines().map(line -> line.replaceFirst("\"id\":\\d+,", ""))).containsExactly(
                "{\"row\":1,\"externalId\":\"a\",\"outcome\":\"ACCEPTED\"}",
                "{\"row\":2,\"externalId\":\"b\",\"outcome\":\"ACCEPTED\"}",
                "{\"total\":2,\"accepted\":2,\"updated\":0,\"unchanged\":0,\"rejected\":0}");
    }

    @Test
    void aJsonArrayIsTaken() {
        counts(send("application/json", ("[" + row("a", "") + ",{\"x\":}," + row("c", "") + "]")
                .getBytes(StandardCharsets.UTF_8)), 2, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,text/csv", "UTF-8,text/csv; charset=utf-8", "GB18030,text/csv", "GB18030,text/csv;charset=GBK"})
    void tablesWithChineseHeadingsAreTaken(String charset, String contentType) {
        String table = """
                岗位编号,岗位名称*,用人单位,区县,月薪（元）,招聘人数,工种,福利待遇,年龄,截止日期\r
                1,"焊工,二保焊",某某厂,江津区,6000-8000,5人,焊工、电工,"包吃
                包住",18-50周岁,2036/3/31\r
                \r
                2,保洁,某某物业,渝北,面议,若干,保洁员,,不限,\r
                """;
        ValidatableResponse answer = send(contentType, table.getBytes(Charset.forName(charset)));
        counts(answer, 2, 0, 0, 0);
        answer.body("rows[0].warnings", nullValue());
        counts(send("text/csv", table.getBytes(StandardCharsets.UTF_8)), 0, 0, 2, 0);
    }

    @Test
    void anUnclosedQuoteLosesItsOwnRowOnly() {
        String table = "externalId,title,areaCode\na,普工,500112\nb,\"普工,500112\nc,普工,500112\nd,\"普工\",500112\n";
        ValidatableResponse answer = send("text/csv", table.getBytes(StandardCharsets.UTF_8));
        counts(answer.body("rows[1].violations[0].code", equalTo("MALFORMED")), 3, 0, 0, 1);
    }

    @Test
    void workbooksAreTaken() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("岗位");
            String[] headings = {"externalId", "岗位名称", "区县", "pay.min", "pay.max", "pay.unit", "validThrough"};
            for (int column = 0; column < headings.length; column++) {
                sheet.value(0, column, headings[column]);
            }
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, row == 2 ? null : "普工");
                sheet.value(row, 2, "渝北区");
                sheet.value(row, 3, 5000);
                sheet.value(row, 4, 6500.5);
                sheet.value(row, 5, "MONTH");
                sheet.value(row, 6, LocalDate.of(2036, 3, 31));
                sheet.style(row, 6).format("yyyy-MM-dd").set();
            }
        }
        ValidatableResponse answer = send(XLSX, bytes.toByteArray());
        counts(answer, 2, 0, 0, 1);
        answer.body("rows.externalId", contains("1", "2", "3")).body("rows[0].warnings", nullValue());
        counts(lines("{\"externalId\":1,\"title\":\"普工\",\"areaCode\":\"500112\",\"validThrough\":\"2036-03-31\","
                + "\"pay\":{\"min\":5000,\"max\":6500.5,\"unit\":\"MONTH\"}}"), 0, 0, 1, 0);
    }

    @Test
    void aWorkbookIsAnsweredBySheetRowAndColumn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            for (String name : List.of("渝北区", "江北区")) {
                Worksheet sheet = workbook.newWorksheet(name);
                String[] cells = {"编号", "岗位名称", "区县", "招聘人数", "备注"};
                String[] values = {name, "普工", name, "不少", "急"};
                sheet.value(0, 0, "岗位信息表");
                for (int i = 0; i < cells.length; i++) {
                    sheet.value(1, i, cells[i]);
                    sheet.value(2, i, values[i]);
                    sheet.value(3, i, i == 0 ? name + "2" : values[i]);
                }
            }
            workbook.newWorksheet("说明").value(0, 0, "请如实填写");
        }
        ValidatableResponse answer = send(XLSX, bytes.toByteArray());
        counts(answer, 4, 0, 0, 0);
        answer.body("rows.sheet", contains("渝北区", "渝北区", "江北区", "江北区")).body("rows.line", contains(3, 4, 3, 4))
                .body("rows[0].warnings.find { it.field == 'openings' }.column", equalTo("D"))
                .body("rows[0].warnings.field", hasItem("备注")).body("rows[1].warnings.field", contains("openings"))
                .body("sheets.use", contains("DATA", "DATA", "IGNORED")).body("sheets[2].why", equalTo("NO_HEADINGS"))
                .body("sheets[0].headings", equalTo(2));
    }

    @Test
    void rowsOfAnotherFormatAreMapped() {
        String rows = """
                {"id":"m1","title":"电焊工","company":"某某机械","city":"重庆","district":"渝北区","salary_min":5000,\
                "salary_max":8000,"education":"不限","experience":"1年","description":"二保焊","category":"焊工",\
                "source":"x","blue_collar":true,"low_barrier":true,"extra":{"headcount":"3","posted":"2026-01-05"}}
                {"id":"m2","title":"保洁","company":"","city":"重庆","district":"","salary_min":null,"salary_max":null,\
                "education":"","experience":"","description":"","category":"","source":"x"}
                """;
        ValidatableResponse answer = send(TestTokens.ADMIN, Map.of("source", source, "mapping", "job-site"), NDJSON,
                rows.getBytes(StandardCharsets.UTF_8));
        counts(answer, 2, 0, 0, 0);
        answer.body("rows[0].warnings", nullValue()).body("rows[1].warnings.code", contains("WHOLE_CITY"));
    }

    @Test
    void anEmptyBodyHasNoRows() {
        counts(send(NDJSON, new byte[0]).body("rows", hasSize(0)), 0, 0, 0, 0);
        counts(send("text/csv", new byte[0]), 0, 0, 0, 0);
        counts(send("application/json", new byte[0]), 0, 0, 0, 0);
    }

    @Test
    void gzippedBodiesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(row("a", "").getBytes(StandardCharsets.UTF_8));
        }
        counts(given().auth().oauth2(TestTokens.ADMIN).queryParam("source", source).header("Content-Encoding", "gzip")
                .contentType(NDJSON).config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(NDJSON, ContentType.BINARY)))
                .body(packed.toByteArray()).post(IMPORT).then(), 1, 0, 0, 0);
    }

    @Test
    void otherMediaTypesAreRefusedWithTheAllowedOnes() {
        send("application/xml", "<a/>".getBytes(StandardCharsets.UTF_8)).statusCode(415).contentType(PROBLEM)
                .body("type", equalTo("urn:sanjian:problem:unsupported-media-type"))
                .body("violations[0].allowed", hasItems("text/csv", NDJSON, XLSX));
        send("text/csv; charset=latin1", "a,b".getBytes(StandardCharsets.UTF_8)).statusCode(415)
                .body("violations[0].allowed", hasItem("GB18030"));
    }

    @Test
    void tablesThatCannotBeTrustedAreRefusedAsAWhole() {
        send("text/csv", "title,岗位名称\na,b\n".getBytes(StandardCharsets.UTF_8)).statusCode(400).contentType(PROBLEM)
                .body("violations[0].code", equalTo("DUPLICATE"));
        send(XLSX, "not a zip".getBytes(StandardCharsets.UTF_8)).statusCode(400).contentType(PROBLEM);
    }

    @Test
    void parametersAreChecked() {
        byte[] body = row("a", "").getBytes(StandardCharsets.UTF_8);
        send(TestTokens.ADMIN, Map.of(), NDJSON, body).statusCode(400).body("violations[0].field", equalTo("source"));
        send(TestTokens.ADMIN, Map.of("source", "a b"), NDJSON, body).statusCode(400);
        send(TestTokens.ADMIN, Map.of("source", source, "mapping", "none"), NDJSON, body).statusCode(400)
                .body("violations[0].allowed", contains("job-site"));
        send(TestTokens.ADMIN, Map.of("source", source, "report", "none"), NDJSON, body).statusCode(400);
    }

    @Test
    void aPortalWritesItsOwnSourceAndAnOfficerTheOwnAreas() {
        String portal = token("{\"name\":\"" + source + "\",\"role\":\"PORTAL\",\"source\":\"" + source + "\"}");
        byte[] body = (row("a", "") + "\n" + row("b", ",\"areaCode\":\"500101\"")).getBytes(StandardCharsets.UTF_8);
        counts(send(portal, Map.of(), NDJSON, body), 2, 0, 0, 0);
        send(portal, Map.of("source", "another"), NDJSON, body).statusCode(403).contentType(PROBLEM);
        String officer = token("{\"name\":\"o-" + source + "\",\"role\":\"OFFICER\",\"areaCodes\":[\"500112\"]}");
        ValidatableResponse answer = send(officer, Map.of("source", source + "-o"), NDJSON, body);
        counts(answer.body("rows[1].violations[0].code", equalTo("OUT_OF_SCOPE")), 1, 0, 0, 1);
        String scheduler = token("{\"name\":\"s-" + source + "\",\"role\":\"SCHEDULER\"}");
        send(scheduler, Map.of("source", source), NDJSON, body).statusCode(403).contentType(PROBLEM);
        given().contentType(NDJSON).post(IMPORT).then().statusCode(401).contentType(PROBLEM);
    }

    private static String token(String body) {
        return given().auth().oauth2(TestTokens.ADMIN).contentType("application/json").body(body).post("/api/v1/tokens")
                .then()
                .statusCode(201).extract().path("token");
    }
}
