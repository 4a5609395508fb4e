package io.sanjian.gateway.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mini-program and how its server API is called. */
@ConfigMapping(prefix = "sanjian.wechat")
public interface WechatConfig {

    /** Address of the API, without a slash at the end; another one for tests and local use. */
    @WithDefault("https://api.weixin.qq.com")
    String baseUrl();

    /** AppId of the mini-program; without it everything of WeChat is off. */
    Optional<String> appId();

    /** AppSecret. Environment: {@code SANJIAN_WECHAT_SECRET}. */
    Optional<String> secret();

    /** Time for one call. */
    @WithDefault("5s")
    Duration timeout();

    /** The access token that all replicas share. */
    TokenSettings token();

    /** The access token that all replicas share. */
    interface TokenSettings {

        /**
         * How long before its end a token is replaced. WeChat hands out a new one in the last five minutes, in which the
         * old one holds as well.
         */
        @WithDefault("5m")
        Duration refreshBefore();

        /** How long a replica may take to fetch a token before another one does it. */
        @WithDefault("20s")
        Duration lease();

        /** How long a caller waits for a token that another replica fetches. */
        @WithDefault("10s")
        Duration patience();

        /** Least time between two forced refreshes; WeChat refuses those that are closer than 30 seconds. */
        @WithDefault("30s")
        Duration forceEvery();

        /** Forced refreshes on one day; WeChat allows 20. */
        @WithDefault("20")
        int forcesPerDay();
    }
}
