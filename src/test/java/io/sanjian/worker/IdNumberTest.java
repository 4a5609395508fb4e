package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.matching.Profile.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {

    @ParameterizedTest
    @CsvSource({"11010519491231002X, 1949-12-31, F", "500101197001010019, 1970-01-01, M",
            "512225196803150027, 1968-03-15, F", "11010519491231002x, 1949-12-31, F",
            "' 500101197001010019 ', 1970-01-01, M"})
    void aValidNumberTellsBirthDateAndSex(String text, LocalDate birthDate, Sex sex) {
        IdNumber number = IdNumber.of(text);
        assertThat(number.birthDate()).isEqualTo(birthDate);
        assertThat(number.sex()).isEqualTo(sex);
        assertThat(number.value()).isUpperCase().hasSize(18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123", "500101700101001", "5001011970010100190", "50010119700101001Y", "050101197001010019",
                    "500101197001010018", "50010119X001010019"})
    void anythingElseIsRefusedWithoutEchoingIt(String text) {
        assertThatThrownBy(() -> IdNumber.of(text)).isInstanceOf(IllegalArgumentException.class)
                .message().doesNotContainPattern("\\d{6}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19700229", "19701301", "19700431", "19700100", "00000000"})
    void anImpossibleDateIsRefused(String date) {
        String digits = "500101" + date + "001";
        assertThatThrownBy(() -> IdNumber.of(digits + IdNumber.checkCharacter(digits)))
                .hasMessageContaining("impossible birth date");
    }

    @Test
    void itPrintsMasked() {
        assertThat(IdNumber.of("500101197001010019")).hasToString("500***********0019");
    }

    @Property
    void oneWrongDigitIsAlwaysFound(@ForAll @LongRange(min = -20_000, max = 20_000) long day,
            @ForAll @IntRange(max = 999) int order, @ForAll @IntRange(max = 16) int position,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String date = LocalDate.ofEpochDay(day).format(DateTimeFormatter.BASIC_ISO_DATE);
        String digits = "500101" + date + "%03d".formatted(order);
        String valid = digits + IdNumber.checkCharacter(digits);
        assertThat(IdNumber.of(valid).birthDate()).isEqualTo(LocalDate.ofEpochDay(day));

        char[] wrong = valid.toCharArray();
        wrong[position] = (char) ('0' + (wrong[position] - '0' + shift) % 10);
        assertThatThrownBy(() -> IdNumber.of(new String(wrong))).isInstanceOf(IllegalArgumentException.class);
    }
}
