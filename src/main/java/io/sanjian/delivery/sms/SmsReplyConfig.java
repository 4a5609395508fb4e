package io.sanjian.delivery.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Replies to text messages, which the gateway hands on by calling {@code /api/v1/sms/replies/{key}}. */
@ConfigMapping(prefix = "sanjian.delivery.sms.replies")
public interface SmsReplyConfig {

    /**
     * Secret at the end of the address that the gateway is told, 16 characters or more; without it no reply is taken.
     * Environment: {@code SANJIAN_DELIVERY_SMS_REPLIES_KEY}.
     */
    Optional<String> key();

    /** Field of the reply's sender in the gateway's call. */
    @WithDefault("mobile")
    String phoneField();

    /** Field of the reply's text. */
    @WithDefault("content")
    String textField();

    /**
     * Words that end all texts to a number where they are the whole reply, in any case and width and with what people put around them
     * (回TD, 回复TD退订). Sentences that say so (不要再发了, 取消订阅 ...) are understood besides.
     */
    @WithDefault("TD,T,N,0000,00000,退订,拒收")
    List<String> optOutWords();

    /** What the gateway wants to be answered. */
    @WithDefault("success")
    String answer();
}
