package io.sanjian.ledger;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Ledger files over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerImportTest {
    private static final String VILLAGE = "500238112200";
    private static final String OTHER_VILLAGE = "500238112201";
    private static final String HEADINGS = "序号,村社,姓名,身份证号码,联系电话,返乡时间,返乡原因,就业创业意愿,是否就业,就业地点,未就业原因\n";

    private static final Path EXAMPLES = Path.of("../shared/ledger/examples");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private String broker;

    @BeforeEach
    void caller() {
        broker = TestTokens.broker(VILLAGE);
    }

    @Test
    void aFileGoesInAsItIsAndChangesNothingTheSecondTime() {
        String file = HEADINGS + line("陈大贵", People.idNumber(), "13812345678", "2026.1.18", "④", "有", "否", "", "2")
                + line("冉小芳", People.idNumber("F"), "", "1月20日", "4.返乡暂无合适工作", "是", "是", "重庆市巫溪县", "");

        take(file, "").body("counts.ACCEPTED", equalTo(2)).body("stored", equalTo(true))
                .body("rows.row", contains(2, 3)).body("rows[1].warnings.code", contains("YEAR_ASSUMED"))
                .body("rows[0].entryId", notNullValue());
        take(file, "").body("counts.UNCHANGED", equalTo(2)).body("counts.ACCEPTED", equalTo(0));
    }

    @Test
    void aCheckTellsWhatWouldBecomeOfTheRowsAndStoresNothing() {
        String file = HEADINGS + line("谭明", People.idNumber(), "", "", "", "", "", "", "");

        take(file, "?mode=check").body("counts.ACCEPTED", equalTo(1)).body("stored", equalTo(false))
                .body("rows[0].entryId", nullValue());
        take(file, "").body("counts.ACCEPTED", equalTo(1));
    }

    @Test
    void aFaultOfAnAnswerCostsItsColumnAndAFaultOfTheNumberTheRow() {
        String number = People.idNumber();
        String wrong = number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
        String file = HEADINGS + line("罗成", number, "138", "2026年1月", "9", "是", "否", "巫溪县", "3")
                + line("罗成", wrong, "", "", "", "", "", "", "");

        take(file, "").body("counts.PARTLY", equalTo(1)).body("counts.REJECTED", equalTo(1))
                .body("rows[0].faults.findAll {it.column != null}.column", contains(7, 11, 12))
                .body("rows[0].faults.findAll {it.column == 12}[0].allowed[3]", equalTo("4.返乡暂无合适工作"))
                .body("rows[0].faults.findAll {it.column == null}.code", not(equalTo(List.of())))
                .body("rows[1].faults.code", contains("CHECK_DIGIT"))
                .body("rows[1].faults[0].message", containsString("第6列（身份证号码）"));
    }

    @Test
    void noNameAndNoNumberIsRepeated() {
        String number = People.idNumber();
        String answer =
                take(HEADINGS + line("向无名", number, "138000", "昨天", "7", "也许", "", "", ""), "").extract().asString();

        assertThat(answer).doesNotContain("向无名", number, "138000");
    }

    @Test
    void whoStandsTwiceIsSkippedOrBelievedInNeitherRow() {
        String same = People.idNumber();
        String different = People.idNumber();
        String file = HEADINGS + line("田一", same, "13812345679", "", "", "是", "", "", "")
                + line("田一", same, "13812345679", "", "", "是", "", "", "")
                + line("田二", different, "", "2026-01-10", "", "是", "", "", "")
                + line("田二", different, "", "2026-01-11", "", "是", "", "", "");

        take(file, "").body("counts.SKIPPED", equalTo(1)).body("rows[1].warnings.code", contains("DUPLICATE_ROW"))
                .body("rows[2].faults.code", contains("DUPLICATE")).body("rows[2].faults[0].otherRow", equalTo(5))
                .body("rows[3].faults[0].otherRow", equalTo(4));
        as(broker).get("/api/v1/ledger/entries?area=" + VILLAGE + "&limit=500").then()
                .body("items.find {it.idNumber == '" + different + "'}.returnedAt", nullValue())
                .body("items.find {it.idNumber == '" + different + "'}.wantsWork", equalTo(true));
    }

    @Test
    void aWeeklyFileChangesPeopleOfTheLedgerAndTellsOfOthersNothing() {
        String known = People.idNumber();
        String elsewhere = People.idNumber();
        take(HEADINGS + line("谭三", known, "", "", "", "是", "否", "", "2"), "");
        take(TestTokens.broker(OTHER_VILLAGE), HEADINGS + "1," + OTHER_VILLAGE + ",谭四," + elsewhere
                + ",,,,,,,\n", "text/csv", "").body("counts.ACCEPTED", equalTo(1));
        String week = "姓名,身份证号码,是否已实现就业,就业地点,已就业方式\n谭三," + known + ",是,巫溪县,招聘会或线上招聘\n谭四," + elsewhere
                + ",是,,\n谁," + People.idNumber() + ",是,,\n";

        take(week, "?kind=weekly").body("rows.outcome", contains("UPDATED", "REJECTED", "REJECTED"))
                .body("rows[0].warnings.code", contains("CLEARED"))
                .body("rows[1].faults", equalTo(take(week, "?kind=weekly").extract().path("rows[2].faults")))
                .body("rows[1].faults.code", contains("NOT_IN_LEDGER"));
        as(broker).get("/api/v1/ledger/entries?area=" + VILLAGE + "&limit=500").then()
                .body("items.find {it.idNumber == '" + known + "'}.foundThrough", equalTo("JOB_FAIR_OR_ONLINE"))
                .body("items.find {it.idNumber == '" + known + "'}.notEmployedReason", nullValue());
    }

    @Test
    void aBlankCellChangesNothingAndAnEmptiedOneDoes() {
        String number = People.idNumber();
        take(HEADINGS + line("杨五", number, "13812345670", "", "", "是", "", "", ""), "");

        take(HEADINGS + line("杨五", number, "", "", "", "", "", "", ""), "").body("counts.UNCHANGED", equalTo(1));
        take(HEADINGS + line("杨五", number, "", "", "", "清空", "", "", ""), "").body("counts.UPDATED", equalTo(1));
        as(broker).get("/api/v1/ledger/entries?area=" + VILLAGE + "&limit=500").then()
                .body("items.find {it.idNumber == '" + number + "'}.phone", equalTo("13812345670"))
                .body("items.find {it.idNumber == '" + number + "'}.wantsWork", nullValue());
    }

    @Test
    void aMaskedCopyOverwritesNothing() {
        take(HEADINGS + "1," + VILLAGE + ",杨*,500238********1234,138****5678,,,,,,\n", "")
                .body("counts.REJECTED", equalTo(1))
                .body("rows[0].faults.code", contains("MASKED", "MASKED", "MASKED"));
    }

    @Test
    void theVillagesOwnTableInGb18030WithoutAColumnForTheVillageIsTheBrokers() {
        String file = "巫溪县某村返乡人员花名册,,\n姓名,身份证号,电话\n易六," + People.idNumber() + ",13812345671\n";

        take(broker, file.getBytes(Charset.forName("GB18030")), "text/csv", "").body("counts.ACCEPTED", equalTo(1))
                .body("rows[0].row", equalTo(3));
    }

    /** Files 01 and 05 of the ledger's contract: what a village enters, and what it sends before a Wednesday. */
    @Test
    @EnabledIf("examplesAreHere")
    void theWeeklyExampleIsTakenAsItsExpectationSays() throws IOException {
        String village = TestTokens.broker("500151109202");
        take(village, Files.readAllBytes(EXAMPLES.resolve("01-official-annex1-village.xlsx")), XLSX, "?asOf=2026-02-04")
                .body("counts.ACCEPTED", equalTo(12));
        JsonNode expected = new JsonMapper()
                .readTree(EXAMPLES.resolve("05-weekly-update-columns-13-23.expected.json").toFile());

        ValidatableResponse answer = take(village,
                Files.readAllBytes(EXAMPLES.resolve("05-weekly-update-columns-13-23.xlsx")), XLSX,
                "?kind=WEEKLY&asOf=2026-02-10");

        expected.get("counts").properties().forEach(count -> answer.body("counts." + count.getKey(),
                equalTo(count.getValue().asInt())));
        for (int i = 0; i < expected.get("rows").size(); i++) {
            JsonNode row = expected.get("rows").get(i);
            answer.body("rows[" + i + "].row", equalTo(row.get("row").asInt()))
                    .body("rows[" + i + "].outcome", equalTo(row.get("outcome").asText()))
                    .body("rows[" + i + "].faults.code", equalTo(row.get("faults").findValuesAsText("code")))
                    .body("rows[" + i + "].warnings.column", equalTo(row.get("warnings").findValues("column").stream()
                            .map(JsonNode::asInt).toList()));
        }
    }

    static boolean examplesAreHere() {
        return Files.isDirectory(EXAMPLES);
    }

    @Test
    void aFileWithoutHeadingsOfALedgerIsRefusedAsAWhole() {
        send(broker, "岗位,工资\n焊工,6000\n".getBytes(StandardCharsets.UTF_8), "text/csv", "").statusCode(400);
        send(broker, HEADINGS.getBytes(StandardCharsets.UTF_8), "text/csv", "?kind=x&mode=y&asOf=2126-01-01")
                .statusCode(400)
                .body("violations.size()", equalTo(3));
    }

    private static String line(String name, String number, String phone, String returned, String reason, String wants,
            String employed, String place, String why) {
        return String.join(",", "1", VILLAGE, name, number, phone, returned, reason, wants, employed, place, why)
                + "\n";
    }

    private ValidatableResponse take(String file, String query) {
        return take(broker, file, "text/csv", query);
    }

    private static ValidatableResponse take(String token, String file, String type, String query) {
        return take(token, file.getBytes(StandardCharsets.UTF_8), type, query);
    }

    private static ValidatableResponse take(String token, byte[] file, String type, String query) {
        return send(token, file, type, query).statusCode(200);
    }

    private static ValidatableResponse send(String token, byte[] file, String type, String query) {
        return as(token).contentType(type).config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).body(file)
                .post("/api/v1/ledger/imports" + query).then();
    }
}
