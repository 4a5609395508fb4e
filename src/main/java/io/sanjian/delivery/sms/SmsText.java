package io.sanjian.delivery.sms;

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
    private static final int NARROWEST = 6;

    /**
     * As full as the room allows: the lines of the picks get tighter until all of it fits. Where settings leave no room even
     * for the tightest lines, it is longer than wished for.
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
            params.add(PickLine.of(pick, width));
        }
        return new SmsText(text, params, SmsSegments.of(signature + text));
    }

    private static String text(RecommendationMessage message, SmsTextConfig config, int width) {
        StringJoiner lines = new StringJoiner("；", "", "。");
        message.picks().forEach(pick -> lines.add(pick.rank() + "." + PickLine.of(pick, width)));
        return config.opening().replace("{count}", Integer.toString(message.picks().size())) + lines + config.closing()
                + config.optOut();
    }
}
