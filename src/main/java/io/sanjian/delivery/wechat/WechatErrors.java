package io.sanjian.delivery.wechat;

import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.WechatAnswerException;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.sanjian.gateway.wechat.WechatUnavailableException;
import java.time.Duration;

/**
 * What becomes of a message that WeChat does not take. Which code belongs to which class is in
 * {@link io.sanjian.gateway.wechat.WechatErrorCodes}. What may be about all messages is a {@link SendOutcome.Suspect}: a code that nobody knows
 * ends no message, and a template whose own words are refused turns no campaign into text messages.
 */
final class WechatErrors {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AFTER_A_WHILE = Duration.ofMinutes(30);
    /** Stands for a code where the answer had none that can be read. */
    private static final String UNREADABLE = "UNREADABLE";

    private WechatErrors() {
    }

    static SendOutcome outcome(Throwable failure) {
        return switch (failure) {
            case WechatErrorException error -> outcome(error);
            case WechatAnswerException odd -> new SendOutcome.Suspect(UNREADABLE, odd.getMessage(), odd.isPossiblyDone()
                    ? new SendOutcome.Uncertain(odd.getMessage()) : new SendOutcome.Retry(odd.getMessage()));
            case WechatUnavailableException e when e.isPossiblyDone() -> new SendOutcome.Uncertain(e.getMessage());
            case WechatUnavailableException e -> new SendOutcome.Retry(e.getMessage());
            default -> new SendOutcome.Uncertain(failure.toString());
        };
    }

    private static SendOutcome outcome(WechatErrorException error) {
        String reason = error.errcode() + " " + error.errmsg();
        String code = Integer.toString(error.errcode());
        return switch (error.kind()) {
            case NOT_SUBSCRIBED -> new SendOutcome.Refused(reason);
            case BUSY -> new SendOutcome.Retry(reason);
            case WRONG_OPENID -> new SendOutcome.Unreachable(reason);
            case CONTENT -> new SendOutcome.Suspect(code, reason, new SendOutcome.Failed(reason));
            case TOO_FAST, TEMPLATE, TOKEN, ACCOUNT -> new SendOutcome.Alarm(code, reason, SOON);
            case QUOTA, BANNED -> new SendOutcome.Alarm(code, reason, AFTER_A_WHILE);
            // Nobody knows, or codes of other interfaces.
            case USER_LIMIT, UNKNOWN, LOGIN_CODE, RISKY_USER ->
                new SendOutcome.Suspect(code, reason, new SendOutcome.Retry(reason));
        };
    }
}
