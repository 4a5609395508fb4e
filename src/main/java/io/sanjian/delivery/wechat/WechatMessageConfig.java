package io.sanjian.delivery.wechat;

import io.sanjian.delivery.RecommendationMessage;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Templates of the mini-program's account, and what is written into them. */
@ConfigMapping(prefix = "sanjian.delivery.wechat")
public interface WechatMessageConfig {

    /** Templates by a name of one's own; those of long-term subscriptions are used first, then by name. */
    Map<String, TemplateSettings> templates();

    /** Page that a message opens: relative, without a leading slash; <code>{run}</code> is the run of the list. */
    @WithDefault("pages/picks/index?run={run}")
    String page();

    /** Release of the mini-program that opens. */
    @WithDefault("FORMAL")
    Release miniprogramState();

    /** Release of the mini-program. */
    enum Release {
        FORMAL, TRIAL, DEVELOPER
    }

    /** A template. */
    interface TemplateSettings {

        /** Its id in the account. */
        String id();

        /** For which lists it is used. */
        @WithDefault("FULL,SHORT")
        Set<RecommendationMessage.State> lists();

        /** Whether it is one of long-term subscriptions, which public services get. */
        @WithDefault("false")
        boolean longTerm();

        /**
         * What is written into its fields, by their names such as {@code thing1}. Placeholders: <code>{pick1}</code> (work,
         * pay and place of the first pick in the room that the field has), <code>{title1}</code>, <code>{pay1}</code>,
         * <code>{area1}</code>, <code>{employer1}</code>, the same for 2 and 3; <code>{count}</code>, <code>{date}</code>,
         * <code>{time}</code>.
         */
        Map<String, String> fields();

        /** Stands in fields whose pick does not exist or does not say what is asked for. */
        @WithDefault("暂无")
        String missing();
    }
}
