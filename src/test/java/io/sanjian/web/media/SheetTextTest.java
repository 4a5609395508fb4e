package io.sanjian.web.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-cmd|'/c calc'!A1", "@SUM(A1)", "  =1", "\t=1", "＝1", "|x", "\r=1"})
    void whatBeginsLikeAFormulaIsMadeText(String text) {
        assertThat(SheetText.harmless(text)).startsWith("'").doesNotContain("\t", "\r");
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertThat(SheetText.harmless("电焊工 · 3-5人\n=")).isEqualTo("电焊工 · 3-5人\n=");
        assertThat(SheetText.harmless("𠮷野家😀")).isEqualTo("𠮷野家😀");
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() {
        assertThat(SheetText.harmless("a\0b\u0007c\ud800d\uffffe")).isEqualTo("abcde");
    }
}
