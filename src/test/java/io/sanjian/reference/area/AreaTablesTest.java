package io.sanjian.reference.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sanjian.reference.table.ReferenceDataException;
import io.sanjian.reference.table.ReferenceTable;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Broken tables are refused, and the refusal says where. The others are small ones that fit. */
class AreaTablesTest {
    private static final Map<String, String> GOOD = Map.of(
            "regions.csv", "code,name,short_name,parent\nX,甲区域,甲,\nY,乙区域,乙,X\n",
            "districts.csv", """
                    code,name,short_name,region,lat,lon,point_source,valid_from,valid_to,successor,placeholder
                    500000,重庆市,重庆,,29.5,106.5,SEAT,1997-12-31,,,
                    500101,东区,东,X,29.5,106.5,SEAT,1997-12-31,2025-11-05,500102,
                    500102,西区,西,Y,29.6,106.6,SEAT,1997-12-31,,,
                    """,
            "former-districts.csv", "code,name,valid_from,valid_to,successor\n510201,古县,1980-12-31,1997-12-30,500101\n",
            "functional-areas.csv", "code,name,other_names,districts,lat,lon\n500198,高新区,,500102,29.6,106.6\n",
            "pairings.csv", "district,partner\n500101,500102\n",
            "towns.csv", """
                    code,name,kind,district,lat,lon,point_source,valid_from,valid_to
                    500101001,东一街道,街道,500101,29.5,106.5,EXACT_NAME,,2025-11-05
                    500101001,东一街道,街道,500102,29.5,106.5,EXACT_NAME,2025-11-06,
                    """,
            "villages.csv", "code,name\n500101001001,一社区\n");

    @Test
    void tablesThatFitAreAccepted() {
        assertThat(load("", "").current("510201")).get().returns("500102", Area::code);
    }

    @Test
    void unknownParentOfARegion() {
        refused("regions.csv", "Y,乙区域,乙,X", "Y,乙区域,乙,Q", "regions.csv:3: unknown parent Q");
    }

    @Test
    void cycleOfRegions() {
        refused("regions.csv", "X,甲区域,甲,", "X,甲区域,甲,Y", "regions.csv:2: is its own parent by way of X");
    }

    @Test
    void duplicateRegion() {
        refused("regions.csv", "Y,乙", "X,乙", "regions.csv:3: duplicate code X, first on line 2");
    }

    @Test
    void unknownRegionOfADistrict() {
        refused("districts.csv", "东区,东,X", "东区,东,Q", "districts.csv:3: unknown region Q");
    }

    @Test
    void codeOfTheWrongLength() {
        refused("districts.csv", "500102,西区", "50010,西区", "districts.csv:4: code 50010 has not 6 digits");
    }

    @Test
    void duplicateDistrict() {
        refused("districts.csv", "500102,西区", "500101,西区",
                "districts.csv:4: duplicate code 500101: its dates overlap those of 东区");
    }

    @Test
    void abolishedWithoutASuccessor() {
        refused("districts.csv", ",500102,\n", ",,\n", "districts.csv:3: successor is empty");
    }

    @Test
    void unknownSuccessor() {
        refused("districts.csv", ",500102,\n", ",500177,\n", "districts.csv:3: unknown successor 500177");
        refused("former-districts.csv", "30,500101", "30,500177", "former-districts.csv:2: unknown successor 500177");
    }

    @Test
    void cycleOfSuccessors() {
        refused("districts.csv", "西,Y,29.6,106.6,SEAT,1997-12-31,,,",
                "西,Y,29.6,106.6,SEAT,1997-12-31,2025-11-05,500101,",
                "districts.csv:3: succeeds itself by way of 500101");
    }

    @Test
    void endsBeforeItBegins() {
        refused("districts.csv", "1997-12-31,2025-11-05", "1997-12-31,1995-11-05",
                "districts.csv:3: ends before it begins");
    }

    @Test
    void overlappingPeriodsOfATown() {
        refused("towns.csv", "2025-11-06", "2025-11-05",
                "towns.csv:3: duplicate code 500101001: its dates overlap those of 东一街道");
    }

    @Test
    void unknownDistrictOfATown() {
        refused("towns.csv", "街道,500102", "街道,500177", "towns.csv:3: unknown district 500177");
    }

    @Test
    void coordinatesOutsideTheCitySwappedOrHalf() {
        refused("districts.csv", "29.6,106.6", "39.9,116.4", "districts.csv:4: lat 39.9 lies outside 28.1 to 32.3");
        refused("districts.csv", "29.6,106.6", "106.6,29.6", "districts.csv:4: lat 106.6 lies outside 28.1 to 32.3");
        refused("districts.csv", "29.6,106.6", "29.6,", "districts.csv:4: lon is empty");
        refused("districts.csv", "29.6,106.6", "x,106.6", "districts.csv:4: lat 'x' is not a number");
        refused("districts.csv", "29.6,106.6", ",", "districts.csv:4: a district in use needs a point");
    }

    @Test
    void aTownFarFromItsDistrict() {
        refused("towns.csv", "29.5,106.5", "31.9,109.5", "towns.csv:2: lies more than 80 km from its district 500101");
    }

    @Test
    void unknownTownOfAVillage() {
        refused("villages.csv", "500101001001", "500101009001", "villages.csv:2: unknown town 500101009");
    }

    @Test
    void duplicateVillage() {
        refused("villages.csv", "一社区\n", "一社区\n500101001001,二社区\n",
                "villages.csv:3: duplicate code 500101001001");
    }

    @Test
    void unknownDistrictOfAFunctionalAreaOrPair() {
        refused("functional-areas.csv", "500102", "500177", "functional-areas.csv:2: unknown district 500177");
        refused("functional-areas.csv", "500198", "500101", "functional-areas.csv:2: duplicate code 500101");
        refused("pairings.csv", "500102", "500177", "pairings.csv:2: unknown district 500177");
    }

    @Test
    void aMissingColumnOrTable() {
        refused("towns.csv", "code,name,kind,district", "code,name,kind,county", "towns.csv: has no column district");
    }

    /** Puts {@code bad} in the place of {@code good} in one table and expects the refusal. */
    private static void refused(String file, String good, String bad, String message) {
        String text = GOOD.get(file);
        if (!text.contains(good)) {
            throw new AssertionError(file + " does not hold " + good);
        }
        assertThatExceptionOfType(ReferenceDataException.class)
                .isThrownBy(() -> load(file, text.replaceFirst(Pattern.quote(good), bad))).withMessage(message);
    }

    private static Areas load(String changed, String text) {
        return Areas.load(file -> ReferenceTable.parse(file, file.equals(changed) ? text : GOOD.get(file)));
    }
}
