package io.sanjian.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.sanjian.gateway.wechat.WechatUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatErrorsTest {

    @ParameterizedTest
    @CsvSource({"43101,Refused", "40003,Unreachable", "-1,Retry", "45009,Alarm", "45011,Alarm", "40037,Alarm",
            "41030,Alarm",
            "40001,Alarm", "40014,Alarm", "42001,Alarm", "40013,Alarm", "40125,Alarm", "40164,Alarm", "41002,Alarm",
            "41004,Alarm", "48001,Alarm", "47003,Failed", "43108,Failed", "99999,Failed"})
    void everyCodeHasItsConsequence(int code, String outcome) {
        SendOutcome found = WechatErrors.outcome(new WechatErrorException(code, "words of WeChat"));
        assertThat(found.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(found.toString()).contains(code + " words of WeChat");
    }

    @Test
    void whatMayHaveArrivedIsUncertain() {
        assertThat(WechatErrors.outcome(new WechatUnavailableException("no answer in time", true, null)))
                .isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(WechatErrors.outcome(new WechatUnavailableException("no connection", false, null)))
                .isInstanceOf(SendOutcome.Retry.class);
    }
}
