package io.sanjian.delivery.sms;

import io.sanjian.delivery.PhoneText;
import io.sanjian.delivery.PickLine;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.gateway.sms.SmsSegments;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A list as a text message.
 *
 * @param text     without the signature
 * @param params   number of picks and a line for each, for gateways that send by template
 * @param segments parts that are charged, the signature included
 */
record SmsText(String text, List<String> params, int segments) {
    private static final int WIDEST = 40;
    /** Less than this says nothing of a pick. */
    static final int NARROWEST = 6;
    private static final int PICKS = 3;

    /**
     * As full as the room allows: the lines of the picks get tighter until all of it fits.
     *
     * @param signature as it stands before the text, with its brackets
     */
    static SmsText of(RecommendationMessage message, SmsTextConfig config, String signature) {
        int room = SmsSegments.room(config.maxSegments()) - signature.length();
        int width = WIDEST;
        String text = text(message, config, width);
        while (text.length() > room && width > NARROWEST) {
            width--;
            text = text(message, config, width);
        }
        List<String> params = new ArrayList<>();
        params.add(Integer.toString(message.picks().size()));
        for (Pick pick : message.picks()) {
            params.add(PhoneText.sms(PickLine.of(pick, Math.min(width, config.paramLength()))));
        }
        return new SmsText(text, params, SmsSegments.of(signature + text));
    }

    private static String text(RecommendationMessage message, SmsTextConfig config, int width) {
        StringJoiner lines = new StringJoiner("；", "", "。");
        message.picks().forEach(pick -> lines.add(pick.rank() + "." + PickLine.of(pick, width)));
        return PhoneText.sms(config.opening().replace("{count}", Integer.toString(message.picks().size())) + lines
                + config.closing() + config.optOut());
    }

    /**
     * Characters that a message with all its picks needs at least.
     *
     * @param signature as it stands before the text, with its brackets
     */
    static int least(SmsTextConfig config, String signature) {
        int words = PhoneText.sms(config.opening().replace("{count}", "3") + config.closing() + config.optOut())
                .length();
        return signature.length() + words + PICKS * (NARROWEST + "1.；".length());
    }
}
