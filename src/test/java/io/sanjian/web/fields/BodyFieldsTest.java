package io.sanjian.web.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFieldsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static BodyFields fields(String json) {
        try {
            return new BodyFields((ObjectNode) JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "2026-01-20,2026-01-20", "2026/1/20,2026-01-20", "2026.1.20,2026-01-20", "2026年1月20日,2026-01-20",
            "2026-01-20 18:30,2026-01-20", "20260120,2026-01-20", "46042,2026-01-20", "20000,1954-10-03",
            "2026-01-20T23:30:00Z,2026-01-21", "2026-01-20T23:30:00+08:00,2026-01-20"
    })
    void daysAreReadAsPeopleProgramsAndSpreadsheetsWriteThem(String text, LocalDate day) {
        BodyFields fields = fields("{'at': '" + text + "'}");
        assertThat(fields.date("at")).isEqualTo(day);
        assertThat(fields.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"昨天", "2026-13-01", "2026-02-30", "20261301", "202601", "4604", "146042", "99999999999"})
    void whatIsNoDayIsAFault(String text) {
        BodyFields fields = fields("{'at': '" + text + "'}");
        assertThat(fields.date("at")).isNull();
        assertThat(fields.violations()).extracting(Violation::code).containsExactly("MALFORMED");
    }

    /** As clients write it that leave nothing out. */
    @Test
    void anObjectThatIsNullIsNotSaidRatherThanUnknown() {
        BodyFields fields = fields("{'pay': null, 'wings': null}");
        assertThat(fields.number("pay.min", 0, 10)).isNull();
        assertThat(fields.strictViolations()).extracting(Violation::field).containsExactly("wings");
    }

    @Test
    void aMomentKeepsItsTime() {
        assertThat(fields("{'at': '2026-01-20T08:00:00+08:00'}").instant("at"))
                .isEqualTo(Instant.parse("2026-01-20T00:00:00Z"));
    }

    @Test
    void anIdIsAWholeNumberFromOne() {
        assertThat(fields("{'id': 9223372036854775807}").id("id")).isEqualTo(Long.MAX_VALUE);
        assertThat(fields("{'id': '17'}").id("id")).isEqualTo(17);
        for (String wrong : new String[]{"0", "-1", "1.5", "'x'", "9223372036854775808", "1e400"}) {
            BodyFields fields = fields("{'id': " + wrong + "}");
            assertThat(fields.id("id")).as(wrong).isNull();
            assertThat(fields.violations()).as(wrong).hasSize(1);
        }
    }

    @Test
    void aFieldThatOughtToHoldOthersIsToldOnce() {
        BodyFields fields = fields("{'pay': 5000}");
        assertThat(fields.number("pay.min", 0, 1)).isNull();
        assertThat(fields.number("pay.max", 0, 1)).isNull();
        assertThat(fields.strictViolations()).extracting(Violation::field).containsExactly("pay");
    }

    @Test
    void whatNobodyAskedForIsAFaultInABodyAndToldTogetherWithTheOthers() {
        BodyFields fields = fields("{'a': 'x', 'pay': {'min': 1, 'maximum': 2}, 'b': {'c': 1}}");
        fields.integer("a", 0, 9);
        fields.number("pay.min", 0, 9);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(fields::requireNoFault)
                .satisfies(e -> assertThat(e.violations()).extracting(Violation::field)
                        .containsExactly("a", "pay.maximum", "b"));
    }
}
