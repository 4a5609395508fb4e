package io.sanjian.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.WechatAnswerException;
import io.sanjian.gateway.wechat.WechatErrorClass;
import io.sanjian.gateway.wechat.WechatErrorCodes;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.sanjian.gateway.wechat.WechatUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatErrorsTest {
    private static final Set<Integer> TRIED = new HashSet<>();

    /** Each code with its class, as published; the table in docs/delivery.md is the same. */
    @ParameterizedTest
    @CsvSource({"-1,BUSY,Retry", "500,BUSY,Retry", "43108,BUSY,Retry", "43101,NOT_SUBSCRIBED,Refused",
            "40003,WRONG_OPENID,Unreachable", "40038,USER_LIMIT,Suspect of Retry", "45009,QUOTA,Alarm",
            "45011,TOO_FAST,Alarm", "40001,TOKEN,Alarm", "40014,TOKEN,Alarm", "42001,TOKEN,Alarm",
            "40036,TEMPLATE,Alarm",
            "40037,TEMPLATE,Alarm", "41030,TEMPLATE,Alarm", "43107,BANNED,Alarm", "48004,BANNED,Alarm",
            "50002,BANNED,Alarm", "50004,BANNED,Alarm", "50007,BANNED,Alarm", "40002,ACCOUNT,Alarm",
            "40013,ACCOUNT,Alarm", "40066,ACCOUNT,Alarm", "40125,ACCOUNT,Alarm", "40164,ACCOUNT,Alarm",
            "40243,ACCOUNT,Alarm", "41001,ACCOUNT,Alarm", "41002,ACCOUNT,Alarm", "41004,ACCOUNT,Alarm",
            "43001,ACCOUNT,Alarm", "43002,ACCOUNT,Alarm", "43003,ACCOUNT,Alarm", "44002,ACCOUNT,Alarm",
            "45035,ACCOUNT,Alarm", "48001,ACCOUNT,Alarm", "50001,ACCOUNT,Alarm", "61004,ACCOUNT,Alarm",
            "61007,ACCOUNT,Alarm", "61024,ACCOUNT,Alarm", "89501,ACCOUNT,Alarm", "89503,ACCOUNT,Alarm",
            "89506,ACCOUNT,Alarm", "89507,ACCOUNT,Alarm", "10002,CONTENT,Suspect of Failed",
            "45002,CONTENT,Suspect of Failed", "45168,CONTENT,Suspect of Failed", "47001,CONTENT,Suspect of Failed",
            "47003,CONTENT,Suspect of Failed", "40029,LOGIN_CODE,Suspect of Retry", "40163,LOGIN_CODE,Suspect of Retry",
            "41008,LOGIN_CODE,Suspect of Retry", "40226,RISKY_USER,Suspect of Retry", "99999,UNKNOWN,Suspect of Retry",
            "-2147483648,UNKNOWN,Suspect of Retry"})
    void everyCodeHasItsConsequence(int code, WechatErrorClass kind, String outcome) {
        WechatErrorException error = new WechatErrorException(code, "words of WeChat");
        assertThat(error.kind()).isEqualTo(kind);
        SendOutcome found = WechatErrors.outcome(error);
        assertThat(found instanceof SendOutcome.Suspect suspect
                ? "Suspect of " + suspect.alone().getClass().getSimpleName() : found.getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(found.toString()).contains(code + " words of WeChat");
        TRIED.add(code);
    }

    @AfterAll
    static void everyCodeWasTried() {
        assertThat(TRIED).containsAll(WechatErrorCodes.all().keySet());
    }

    /** The lines of docs/delivery.md with a class: {@code | BUSY | -1, 43108 | ... |}. */
    @Test
    void theDocumentHasTheSameTable() throws IOException {
        Map<Integer, WechatErrorClass> printed = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("docs/delivery.md"))) {
            String[] cells = line.split("\\|");
            Optional<WechatErrorClass> kind = cells.length < 3 ? Optional.empty()
                    : Arrays.stream(WechatErrorClass.values()).filter(each -> cells[1].strip().equals("`" + each + "`"))
                            .findAny();
            kind.filter(each -> each != WechatErrorClass.UNKNOWN).ifPresent(each -> Arrays.stream(cells[2].split(","))
                    .forEach(code -> printed.put(Integer.parseInt(code.strip()), each)));
        }
        assertThat(printed).isEqualTo(WechatErrorCodes.all());
    }

    @Test
    void anAnswerThatCannotBeReadMayBeAboutAll() {
        assertThat(WechatErrors.outcome(new WechatAnswerException("WeChat answered 200 without JSON", true)))
                .isInstanceOfSatisfying(SendOutcome.Suspect.class,
                        suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Uncertain.class));
        assertThat(WechatErrors.outcome(new WechatAnswerException("WeChat answered 403 without JSON", false)))
                .isInstanceOfSatisfying(SendOutcome.Suspect.class,
                        suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Retry.class));
    }

    @Test
    void whatMayHaveArrivedIsUncertain() {
        assertThat(WechatErrors.outcome(new WechatUnavailableException("no answer in time", true, null)))
                .isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(WechatErrors.outcome(new WechatUnavailableException("no connection", false, null)))
                .isInstanceOf(SendOutcome.Retry.class);
    }
}
