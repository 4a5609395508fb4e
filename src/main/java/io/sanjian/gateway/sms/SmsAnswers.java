package io.sanjian.gateway.sms;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.gateway.http.NoAnswerException;
import io.sanjian.gateway.sms.SmsException.Reason;
import java.util.regex.Pattern;

/** What is the same for all gateways over HTTP. */
final class SmsAnswers {
    /** Stands for a code where the answer had none that can be read. */
    static final String UNREADABLE = "UNREADABLE";
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._:+-]{1,40}");
    /** Codes have fewer digits in a row than telephone numbers. */
    private static final Pattern NUMBER = Pattern.compile("\\d{10}");
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

    /**
     * A gateway's code as it may be logged and counted. Some write sentences in its place, with the number in them: these are all one
     * code.
     */
    static String code(String told) {
        String code = told.strip();
        return CODE.matcher(code).matches() && !NUMBER.matcher(code).find() ? code : UNREADABLE;
    }

    /** The text of a value; empty where it is missing, null, or holds others. */
    static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText().strip();
    }

    /** Something answered that speaks another language: nobody knows what has become of the message. */
    static SmsException unreadable() {
        return new SmsException(Reason.UNCERTAIN, UNREADABLE, "the SMS gateway's answer cannot be read", null);
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
