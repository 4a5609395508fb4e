package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.web.problem.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of village lists as people fill them: one filler must not cost the person. */
class WorkerReaderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final WorkerReader READER = new WorkerReader(
            new JobIntentionReader(Areas.load(), Certificates.load(), Roads.load()),
            Clock.fixed(Instant.parse("2026-02-04T00:00:00Z"), ZoneOffset.UTC));

    private static Parsed<WorkerData> parsed(String more) {
        try {
            ObjectNode row = (ObjectNode) JSON.readTree(
                    ("{'externalId':'x','name':'某某','age':45,'home':{'areaCode':'500112'}" + more + "}").replace('\'',
                            '"'));
            return READER.rowsOf("s", AreaScope.EVERYTHING).parse(row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static WorkerData person(String more) {
        Parsed<WorkerData> parsed = parsed(more);
        assertThat(parsed.violations()).isEmpty();
        return parsed.value();
    }

    @ParameterizedTest
    @ValueSource(strings = {",'phone':'无'", ",'phone':'1380000'", ",'sex':'不详'", ",'returnedAt':'春节前'",
            ",'returnedAt':'2026年1月'",
            ",'returnReason':'照顾老人'", ",'groups':'一般农户'", ",'expectedPay':{'min':'面议'}", ",'consent':'再说'",
            ",'families':'都行'", ",'within':'看情况'", ",'birthDate':'1980'"})
    void aFillerCostsItsFieldAndIsTold(String filler) {
        Parsed<WorkerData> parsed = parsed(filler);
        assertThat(parsed.violations()).isEmpty();
        assertThat(parsed.warnings()).hasSize(1);
        assertThat(parsed.warnings().getFirst().message()).doesNotContain("1380000", "照顾老人", "一般农户");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"5000元|5000|MONTH", "5000以上|5000|MONTH", "5000-6000|5000|MONTH", "4-6K|4000|MONTH",
                    "200/天|200|DAY", "5,000|5000|MONTH", "25元/小时|25|HOUR", "６千左右|6000|MONTH", "0.5万|5000|MONTH"})
    void payIsHopedForInWords(String text, double min, PayUnit unit) {
        assertThat(person(",'expectedPay':{'min':'" + text + "'}").intention().expectedPay())
                .isEqualTo(new Pay(min, null, unit));
    }

    @Test
    void wordsOfPeopleAreKnown() {
        assertThat(person(",'sex':'女性'").sex()).isEqualTo(Sex.F);
        assertThat(person(",'consent':'同意'").consent().given()).isTrue();
        assertThat(person(",'consent':'不同意（电话）'").consent().given()).isFalse();
        assertThat(person(",'groups':'脱贫户、低保、无'").intention().groups())
                .containsExactlyInAnyOrder(WorkerGroup.POVERTY_ALLEVIATED, WorkerGroup.LOW_INCOME);
        assertThat(person(",'age':'45周岁'").birth().statedAge()).isEqualTo(45);
        assertThat(person(",'home':{'areaCode':'重庆市·巴南区·鱼洞'}").intention().home().townCode()).isEqualTo("500113004");
        assertThat(person(",'home':{'areaCode':'500112','townCode':'石船'}").intention().home().townCode()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"四十五,45", "四十五岁,45", "五十,50", "廿三,23", "45-50,50", "45岁至50岁,50", "45～50周岁,50", "1980,46", "1980年,46",
            "1980年生,46",
            "1980年5月出生,46", "２００1年,25", "45.0,45"})
    void agesAreReadAsListsHaveThem(String text, int age) {
        assertThat(person(",'age':'" + text + "'").birth().statedAge()).isEqualTo(age);
    }

    @ParameterizedTest
    @ValueSource(strings = {"45-50", "1980年生"})
    void anAgeThatIsAssumedIsToldWithoutIt(String text) {
        assertThat(parsed(",'age':'" + text + "'").warnings()).singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo("ASSUMED"))
                .satisfies(warning -> assertThat(warning.message()).doesNotContain("45", "50", "1980"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1850", "2026年", "四十五十六", "一百二十", "45-500", "不详", "45-"})
    void whatIsNoAgeIsAFaultOfTheAge(String text) {
        assertThat(parsed(",'age':'" + text + "'").violations()).extracting(Violation::field).containsExactly("age");
    }

    @ParameterizedTest
    @ValueSource(strings = {"990000198001010000", "990000********1234", "9.90000198001E+17"})
    void whatIsNoNumberOfAPersonIsRejected(String number) {
        assertThat(parsed(",'idNumber':'" + number + "'").violations()).extracting(Violation::field)
                .containsExactly("idNumber");
    }

    @Test
    void withoutAnyAgeThatCanBeReadThereIsNoPerson() {
        assertThat(parsed(",'age':'不详'").violations()).extracting(Violation::field).containsExactly("age");
        assertThat(parsed(",'age':'不详','birthDate':'1980-02-01'").violations()).isEmpty();
    }
}
