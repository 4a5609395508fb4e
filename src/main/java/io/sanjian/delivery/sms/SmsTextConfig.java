package io.sanjian.delivery.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a text message says besides the picks. Its signature is {@code sanjian.sms.signature}. */
@ConfigMapping(prefix = "sanjian.delivery.sms")
public interface SmsTextConfig {

    /** Parts that a message may have: 70 characters in one, 67 in each of several; each is charged. */
    @WithDefault("2")
    int maxSegments();

    /**
     * Characters that a value of an operator's template may have, 6 or more; picks get tighter until they fit. Longer ones are refused by
     * the operator, each time.
     */
    @WithDefault("35")
    int paramLength();

    /** Before the picks; <code>{count}</code> is their number. */
    @WithDefault("为您推荐{count}个岗位：")
    String opening();

    /** After the picks. */
    @WithDefault("详情请打开小程序查看。")
    String closing();

    /** How to be left alone, in every message: the word is understood in replies. */
    @WithDefault("退订回TD")
    String optOut();
}
