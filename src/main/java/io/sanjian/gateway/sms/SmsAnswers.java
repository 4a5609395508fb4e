package io.sanjian.gateway.sms;

import io.sanjian.gateway.http.NoAnswerException;
import io.sanjian.gateway.sms.SmsException.Reason;

/** What is the same for all gateways over HTTP. */
final class SmsAnswers {
    private static final int TOO_MANY = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private SmsAnswers() {
    }

    static Throwable noAnswer(Throwable failure) {
        return failure instanceof NoAnswerException e
                ? new SmsException(e.isPossiblyReceived() ? Reason.UNCERTAIN : Reason.RETRY, "",
                        "the SMS gateway gives no answer: " + e.getMessage(), e)
                : failure;
    }

    /** An answer that is no success by its status, whatever it holds. */
    static SmsException refusedByStatus(int status) {
        Reason reason = switch (status) {
            case TOO_MANY, SERVICE_UNAVAILABLE -> Reason.RETRY;
            case 400, 422 -> Reason.TEXT;
            default -> status >= 500 ? Reason.UNCERTAIN : Reason.CONFIGURATION;
        };
        return new SmsException(reason, Integer.toString(status), "the SMS gateway answered " + status, null);
    }
}
