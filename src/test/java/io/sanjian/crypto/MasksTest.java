package io.sanjian.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @Test
    void aNameKeepsItsFirstCharacterAndNotItsLength() {
        assertThat(Masks.name("张三")).isEqualTo("张*");
        assertThat(Masks.name("欧阳修远")).isEqualTo("欧*");
        assertThat(Masks.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Masks.name("")).isEmpty();
        assertThat(Masks.name(null)).isNull();
    }

    @Test
    void numbersKeepHeadAndTail() {
        assertThat(Masks.phone("13812345678")).isEqualTo("138****5678");
        assertThat(Masks.idNumber("500101197001011234")).isEqualTo("500***********1234");
        assertThat(Masks.phone("1234567")).isEqualTo("*******");
        assertThat(Masks.phone(null)).isNull();
    }

    @Test
    void aMessageLosesLongNumbersHoweverTheyAreWritten() {
        assertThat(Masks.scrub("'13812345678' is not a number")).isEqualTo("'***********' is not a number");
        assertThat(Masks.scrub("138-1234-5678, 11010519491231002x")).doesNotContainPattern("\\d");
        assertThat(Masks.scrub("'500235999' is not known; 2026-13-45")).contains("500235999", "2026-13-45");
    }

    @ParameterizedTest
    @CsvSource({"'13812345678 is no area', '*********** is no area'", "'/workers/13812345678', '/workers/***********'",
            "'138 1234 5678', '*************'", "'500101197001010019', '******************'",
            "'51010119700101001x', '******************'", "'500235107217', '500235107217'", "'20260120', '20260120'",
            "'1768874400000', '1768874400000'", "'x138123456789', 'x138123456789'"})
    void numbersOfPersonsAreHiddenAndOthersStay(String text, String hidden) {
        assertThat(Masks.hide(text)).isEqualTo(hidden);
    }
}
