package io.sanjian.hostile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables that people open in spreadsheets: a cell that begins like a formula would be reckoned there. */
@QuarkusTest
@TestProfile(HostileProfile.class)
class ExportsTest {

    /** Their cells are made harmless, as SheetTextTest, LedgerFormTest and VillageListTest show. */
    private static final List<String> KNOWN = List.of("exportCampaign", "exportLedger",
            "exportOutsideReports", "listVillageRecommendations");

    @Test
    void everyTableThatIsGivenOutIsKnown() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json").get("/openapi").then()
                .statusCode(200).extract().jsonPath().getMap("paths");
        List<String> tables = new ArrayList<>();
        paths.values().forEach(path -> path.values().forEach(operation -> {
            String answers = String.valueOf(operation.get("responses"));
            if (answers.contains("spreadsheet") || answers.contains("text/csv") || answers.contains("ms-excel")) {
                tables.add(String.valueOf(operation.get("operationId")));
            }
        }));
        assertThat(tables).as("tables given out; make the cells of a new one harmless, and test it").isEqualTo(KNOWN);
    }
}
