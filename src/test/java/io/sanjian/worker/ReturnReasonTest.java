package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnReasonTest {

    @ParameterizedTest
    @CsvSource({"4.返乡暂无合适工作；,LOOKING_FOR_WORK", "4,LOOKING_FOR_WORK", "④,LOOKING_FOR_WORK", "（4）,LOOKING_FOR_WORK",
            "4、返乡暂无合适工作,LOOKING_FOR_WORK", "暂无合适工作,LOOKING_FOR_WORK", "返乡创业。,START_BUSINESS",
            "1.在外已有工作或工作意向，仅短期返乡办事；,SHORT_VISIT", "在外已有工作或工作意向 仅短期返乡办事,SHORT_VISIT",
            "因个人原因不再工作,STOPPED_WORKING", "farm,FARM", "３,FARM"})
    void theFormsWordsAndNumbersAreKnown(String text, ReturnReason reason) {
        assertThat(FormCode.read(text, ReturnReason.values(), ReturnReason::label).value()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.返乡创业", "照顾老人", "返乡", "6", "其他", "0"})
    void whatMayBeSeveralOrNoneIsNone(String text) {
        assertThat(FormCode.read(text, ReturnReason.values(), ReturnReason::label).value()).isNull();
    }
}
