package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "138 1234 5678", "138-1234-5678", "+8613812345678", "+86 138 1234 5678",
            "8613812345678", "008613812345678"})
    void aMobileNumberComesIntoOneForm(String text) {
        assertThat(PhoneNumber.normal(text)).contains("13812345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"023-58123456", "(023)58123456", "0851 2345678"})
    void aLandlineWithItsAreaCodeIsTaken(String text) {
        assertThat(PhoneNumber.normal(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12812345678", "1381234567", "138123456789", "58123456", "phone", "1.38E10"})
    void anythingElseIsNot(String text) {
        assertThat(PhoneNumber.normal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13812345678/13912345678", "13812345678、13912345678", "13812345678（本人）", "１３８１２３４５６７８",
            "138－1234－5678", "微信同号13812345678", "13812345678 转 8", "13812345678.0", "+86 138 1234 5678 (家)",
            "电话:13812345678"})
    void theFirstMobileNumberOfSeveralWordsIsTaken(String text) {
        assertThat(PhoneNumber.first(text)).contains("13812345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "1.38E+10", "500101199001011234", "138123456789", "/"})
    void whatHasNoneHasNone(String text) {
        assertThat(PhoneNumber.first(text)).isEmpty();
    }
}
