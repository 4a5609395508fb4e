package io.sanjian.delivery.sms;

import io.quarkus.runtime.Startup;
import io.sanjian.gateway.sms.SmsConfig;
import io.sanjian.gateway.sms.SmsSegments;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Looks through the settings of texts and replies when the service starts: what cannot work is said then. */
@Startup
@Singleton
class SmsTextSettings {
    private static final int MOST_SEGMENTS = 10;

    SmsTextSettings(SmsTextConfig config, SmsReplyConfig replies, SmsConfig gateway) {
        List<String> violations = violations(config, replies, gateway.signature().orElse(""));
        if (!violations.isEmpty()) {
            throw new IllegalStateException(String.join("; ", violations));
        }
    }

    static List<String> violations(SmsTextConfig config, SmsReplyConfig replies, String signature) {
        List<String> violations = new ArrayList<>();
        if (config.maxSegments() < 1 || config.maxSegments() > MOST_SEGMENTS) {
            violations.add("sanjian.delivery.sms.max-segments must be from 1 to " + MOST_SEGMENTS);
        } else {
            int least = SmsText.least(config, signature.isEmpty() ? "" : "【" + signature + "】");
            int room = SmsSegments.room(config.maxSegments());
            if (least > room) {
                violations.add(
                        "sanjian.delivery.sms.opening, .closing and .opt-out leave no room for three picks: " + least
                                + " characters at least, and " + room + " in " + config.maxSegments() + " parts");
            }
        }
        if (config.paramLength() < SmsText.NARROWEST) {
            violations.add("sanjian.delivery.sms.param-length must be " + SmsText.NARROWEST + " or more");
        }
        replies.key().filter(key -> key.length() < SmsReplies.LEAST_KEY).ifPresent(key -> violations.add(
                "sanjian.delivery.sms.replies.key must have " + SmsReplies.LEAST_KEY + " characters or more"));
        return violations;
    }
}
