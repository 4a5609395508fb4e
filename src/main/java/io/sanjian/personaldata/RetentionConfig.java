package io.sanjian.personaldata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/**
 * How long personal data are kept (个人信息保护法, article 19: no longer than the purpose needs). Periods such as
 * {@code P2Y} or {@code P90D}; zero keeps for good. Messages of the outbox have their own settings (docs/delivery.md).
 */
@ConfigMapping(prefix = "sanjian.retention")
public interface RetentionConfig {

    /** When the daily round begins, Asia/Shanghai. */
    @WithDefault("0 15 3 * * ?")
    String cron();

    /** Workers of whom nothing was heard: no change, answer, feedback, message read, or log-in. They are erased. */
    @WithDefault("P2Y")
    Period inactiveWorkers();

    /** Lists of picks. */
    @WithDefault("P1Y")
    Period lists();

    /** Feedback; what is over stays as a figure without the worker. */
    @WithDefault("P2Y")
    Period feedback();

    /** Replies to text messages that somebody had to read. */
    @WithDefault("P1Y")
    Period smsReplies();

    /** The audit; article 56 asks for three years of records. */
    @WithDefault("P3Y")
    Period audit();

    /** Rows removed in one transaction. */
    @WithDefault("500")
    int batchSize();
}
