package io.sanjian.delivery.wechat;

import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.sanjian.gateway.wechat.WechatUnavailableException;
import java.time.Duration;

/**
 * What is to be done about an error code of WeChat, as its documentation of {@code subscribeMessage.send} and of
 * {@code getStableAccessToken} says. Codes that it does not know are permanent for the message and stay visible: in the
 * delivery's last error, in the log and in the metric {@code sanjian.delivery.errors}.
 */
final class WechatErrors {
    /** The user refuses, has unsubscribed, or the one message of a one-off subscription was sent. */
    static final int NOT_SUBSCRIBED = 43101;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AFTER_A_WHILE = Duration.ofMinutes(30);

    private WechatErrors() {
    }

    static SendOutcome outcome(Throwable failure) {
        return switch (failure) {
            case WechatErrorException error -> outcome(error);
            case WechatUnavailableException e when e.isPossiblyDone() -> new SendOutcome.Uncertain(e.getMessage());
            case WechatUnavailableException e -> new SendOutcome.Retry(e.getMessage());
            default -> new SendOutcome.Uncertain(failure.toString());
        };
    }

    private static SendOutcome outcome(WechatErrorException error) {
        String reason = error.errcode() + " " + error.errmsg();
        String code = Integer.toString(error.errcode());
        return switch (error.errcode()) {
            case NOT_SUBSCRIBED -> new SendOutcome.Refused(reason);
            // wrong openid
            case 40003 -> new SendOutcome.Unreachable(reason);
            // busy
            case -1 -> new SendOutcome.Retry(reason);
            // too fast; daily quota used up
            case 45011 -> new SendOutcome.Alarm(code, reason, SOON);
            case 45009 -> new SendOutcome.Alarm(code, reason, AFTER_A_WHILE);
            // template, page
            case 40037, 41030 -> new SendOutcome.Alarm(code, reason, SOON);
            // a token that stays refused; appid, secret (wrong, missing, frozen), address not in the allow list, account
            case 40001, 40014, 42001, 40013, 40125, 41002, 41004, 40243, 40164, 48001, 50002 ->
                new SendOutcome.Alarm(code, reason, SOON);
            // 47003 (a field is invalid; errmsg names it) and everything else
            default -> new SendOutcome.Failed(reason);
        };
    }
}
