package io.sanjian.ledger;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out comes back and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerRoundTripTest {
    private static final String HEADINGS = "村社,姓名,身份证号码,联系电话,返乡前务工区域,返乡前务工地址,返乡前从事行业,返乡时间,返乡原因,是否有就业或创业意愿,"
            + "意愿就业或创业行业,意愿就业或创业地点,开展职业指导次数,提供适合岗位次数或创业政策咨询次数,提供培训次数,是否已实现就业,就业地点,就业行业,已就业方式,未就业原因\n";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @ParameterizedTest
    @ValueSource(strings = {"official:500238112202", "working:500238112203"})
    void whatTheBrokerExportsComesBackUnchanged(String given) {
        String layout = given.split(":")[0];
        String village = given.split(":")[1];
        String broker = TestTokens.broker(village);
        String file = HEADINGS
                + village + "3组,冉一," + People.idNumber() + "," + People.phone() + "/" + People.phone()
                + ",广东省深圳市,=某厂,电子,2026-01-18,4,是,餐饮,重庆市巫溪县,1,3,1,否,,,,1\n"
                + village + ",冉二," + People.idNumber("F") + ",,,,,2026-01-20,2,是,,,0,0,0,是,巫溪县,零售,4,\n"
                + village + ",买买提·艾力," + People.idNumber() + "," + People.phone() + ",,,,,,,,,,,,,,,,\n";
        assertThat(counts(send(broker, file.getBytes(StandardCharsets.UTF_8), "text/csv"))).containsEntry("ACCEPTED",
                3);
        String before = entries(broker, village);
        byte[] out =
                as(broker).get("/api/v1/ledger/export?area=" + village + "&layout=" + layout).then().statusCode(200)
                        .extract().asByteArray();
        String back = send(broker, out, XLSX);
        assertThat(entries(broker, village)).isEqualTo(before);
        assertThat(counts(back)).containsEntry("UNCHANGED", 3);
    }

    @Test
    void aSecondRowThatSaysMoreIsTaken() {
        String village = "500238112204";
        String broker = TestTokens.broker(village);
        String number = People.idNumber();
        String file = "村社,姓名,身份证号码,联系电话,返乡时间\n" + village + ",罗一," + number + ",,\n" + village + ",罗一," + number
                + ",,2026-01-18\n";

        assertThat(counts(send(broker, file.getBytes(StandardCharsets.UTF_8), "text/csv"))).containsEntry("SKIPPED", 0);
        assertThat(entries(broker, village)).contains("2026-01-18");
    }

    @Test
    void aMaskedCopyOfAnOfficerOverwritesNothing() {
        String village = "500238112205";
        String broker = TestTokens.broker(village);
        String file = "村社,姓名,身份证号码,联系电话,返乡时间\n" + village + ",向一," + People.idNumber() + "," + People.phone()
                + ",2026-01-18\n";
        send(broker, file.getBytes(StandardCharsets.UTF_8), "text/csv");
        String officer = TestTokens.officer("500238");
        byte[] out = as(officer).get("/api/v1/ledger/export?area=" + village + "&layout=working").then().statusCode(200)
                .extract().asByteArray();
        String before = entries(broker, village);

        send(officer, out, XLSX);

        assertThat(entries(broker, village)).isEqualTo(before);
    }

    private static String send(String token, byte[] file, String type) {
        return as(token).contentType(type).config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).body(file)
                .post("/api/v1/ledger/imports").then().statusCode(200).extract().asString();
    }

    private static Map<String, Integer> counts(String answer) {
        return JsonPath.from(answer).getMap("counts");
    }

    private static String entries(String token, String village) {
        List<Map<String, Object>> items = as(token).get("/api/v1/ledger/entries?area=" + village + "&limit=500").then()
                .statusCode(200).extract().path("items");
        return items.toString();
    }
}
