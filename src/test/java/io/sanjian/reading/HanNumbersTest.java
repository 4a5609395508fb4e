package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HanNumbersTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "12, 12", "三, 3", "十, 10", "十五, 15", "二十, 20", "三十六, 36", "廿三, 23", "两, 2", "两三, 2", "十几, 11",
            "二十多, 21", "几, 2", "一百二十, 120"})
    void numbersAreReadByTheirLeastValue(String text, int value) {
        assertThat(HanNumbers.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "年", "abc", "12345", "多"})
    void otherTextIsNoNumber(String text) {
        assertThat(HanNumbers.parse(text)).isEmpty();
    }
}
