package io.sanjian.ledger;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Annex 1 over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerExportTest {
    private static final String VILLAGE = "500235108210";
    private static final String OTHER_VILLAGE = "500235108215";
    private static final String TOWN = "500235108";
    private static final int NAME = 4;
    private static final int ID_NUMBER = 5;
    private static final int PHONE = 6;

    @Test
    void aVillageIsOneSheetInTheClearForItsBroker() throws IOException {
        String number = People.idNumber();
        String name = entered(VILLAGE, number);

        byte[] form = as(TestTokens.broker(VILLAGE)).get("/api/v1/ledger/export?area=" + VILLAGE).then()
                .statusCode(200).contentType(LedgerForm.MEDIA_TYPE).extract().asByteArray();

        List<String> line =
                people(form, 0).stream().filter(row -> row.get(NAME).equals(name)).findFirst().orElseThrow();
        assertThat(line.get(ID_NUMBER)).isEqualTo(number);
        assertThat(line.subList(1, 3)).containsExactly("云阳县", town(line));
        assertThat(line).contains("4.返乡暂无合适工作", "否");
    }

    @Test
    void aTownHasASheetForEachVillageMaskedWithoutAReason() throws IOException {
        entered(VILLAGE, People.idNumber());
        String number = People.idNumber();
        String name = entered(OTHER_VILLAGE, number);
        String officer = TestTokens.officer(TOWN);

        byte[] masked = as(officer).get("/api/v1/ledger/export?area=" + TOWN + "&layout=working").then().statusCode(200)
                .extract().asByteArray();
        byte[] clear = as(officer).get("/api/v1/ledger/export?area=" + TOWN + "&reason=BENEFIT").then().statusCode(200)
                .extract().asByteArray();

        assertThat(people(masked, 1)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get(NAME)).endsWith("*");
            assertThat(row.get(ID_NUMBER)).contains("***");
            assertThat(row.get(PHONE)).contains("****");
        });
        assertThat(people(clear, 1))
                .anySatisfy(row -> assertThat(row.subList(NAME, PHONE)).containsExactly(name, number));
    }

    @Test
    void aDistrictIsAnArchiveOfTowns() throws IOException {
        entered(VILLAGE, People.idNumber());

        byte[] archive = as(TestTokens.officer("500235")).get("/api/v1/ledger/export?area=500235&reason=BENEFIT").then()
                .statusCode(200).contentType("application/zip").extract().asByteArray();

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).anyMatch(name -> name.startsWith("ledger-" + TOWN)).allMatch(name -> name.endsWith(".xlsx"));
    }

    @Test
    void whoAsksForNoAreaOrAForeignOneGetsNothing() {
        String officer = TestTokens.officer("500235");
        as(officer).get("/api/v1/ledger/export").then().statusCode(400).body("violations.field", contains("area"));
        as(officer).get("/api/v1/ledger/export?area=500235&week=2026-02-05&layout=other").then().statusCode(400)
                .body("violations.size()", equalTo(2));
        as(officer).get("/api/v1/ledger/export?area=500112").then().statusCode(403);
    }

    private static String entered(String village, String number) {
        String name = "冉" + People.phone().chars().map(c -> 0x5000 + 7 * c).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append);
        as(TestTokens.ADMIN)
                .body(Map.of("villageCode", village, "name", name, "idNumber", number, "phone", People.phone(),
                        "returnReason", "LOOKING_FOR_WORK", "employed", false))
                .post("/api/v1/ledger/entries").then()
                .statusCode(201);
        return name;
    }

    private static String town(List<String> line) {
        return line.get(2);
    }

    private static List<List<String>> people(byte[] form, int sheet) throws IOException {
        List<List<String>> people = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(form))) {
            for (Row row : workbook.getSheet(sheet).orElseThrow().read()) {
                if (row.getRowNum() > LedgerForm.FIRST_PERSON && row.getCellCount() > PHONE
                        && row.getCell(NAME) != null && row.getCell(NAME).getRawValue() != null) {
                    people.add(row.stream().map(cell -> cell == null || cell.getRawValue() == null ? ""
                            : cell.getRawValue()).toList());
                }
            }
        }
        return people;
    }
}
