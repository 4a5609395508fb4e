package io.sanjian.personaldata;

import static io.sanjian.database.SqlValues.utc;

import io.quarkus.scheduler.Scheduled;
import io.sanjian.clock.BusinessZone;
import io.sanjian.database.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Removes what has been kept long enough, a batch at a time. A batch holds the lock on its rule's row: every replica may
 * try, one works. In the background, but for what is told of it.
 */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String KNOW = "insert into retention_rule (name) values ($1) on conflict do nothing";
    private static final String TAKE = "select name from retention_rule where name = $1 for update skip locked";
    private static final String NOTE = """
            update retention_rule set removed_all = removed_all + $2, removed = $3,
                   finished_at = case when $4::boolean then $5 else finished_at end
            where name = $1
            """;
    private static final String STATE = "select name, finished_at, removed, removed_all from retention_rule";

    private final Pool pool;
    private final Transactions transactions;
    private final RetentionRules rules;
    private final RetentionConfig config;
    private final Clock clock;

    Retention(Pool pool, Transactions transactions, RetentionRules rules, RetentionConfig config, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "retention", cron = "${sanjian.retention.cron:0 15 3 * * ?}", timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void daily() {
        for (RetentionRule rule : rules.all()) {
            try {
                sweep(rule);
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s could not be gone through; it is tried again tomorrow", rule.name());
            }
        }
    }

    /** A round that somebody asked for; who did waits for its end. */
    void requested(@ObservesAsync SweepRequest request) {
        daily();
    }

    private void sweep(RetentionRule rule) {
        pool.preparedQuery(KNOW).executeAndAwait(Tuple.of(rule.name()));
        if (rule.kept().isZero()) {
            return;
        }
        Instant now = clock.instant();
        Instant before = now.atZone(BusinessZone.ID).minus(rule.kept()).toInstant();
        long removed = 0;
        int batch = config.batchSize();
        while (batch == config.batchSize()) {
            long sofar = removed;
            batch = transactions.call(tx -> batch(tx, rule, before, sofar, now));
            removed += Math.max(0, batch);
        }
        if (removed > 0) {
            LOG.infof("Retention: %d of %s removed, of before %s", removed, rule.name(), before);
        }
    }

    /** @return rows removed, or -1 where another replica is at it */
    private int batch(SqlConnection tx, RetentionRule rule, Instant before, long sofar, Instant now) {
        if (tx.preparedQuery(TAKE).executeAndAwait(Tuple.of(rule.name())).size() == 0) {
            return -1;
        }
        int removed = rule.sweep().remove(tx, before, config.batchSize());
        tx.preparedQuery(NOTE).executeAndAwait(Tuple.of(rule.name(), (long) removed, sofar + removed,
                removed < config.batchSize(), utc(now)));
        return removed;
    }

    Uni<List<RetentionResponse.Rule>> state() {
        return pool.query(STATE).execute().map(this::state);
    }

    private List<RetentionResponse.Rule> state(RowSet<Row> rows) {
        Map<String, RetentionResponse.Rule> known = new HashMap<>();
        Map<String, RetentionRule> all = new HashMap<>();
        rules.all().forEach(rule -> all.put(rule.name(), rule));
        rows.forEach(row -> {
            RetentionRule rule = all.get(row.getString(0));
            if (rule != null) {
                OffsetDateTime finished = row.getOffsetDateTime(1);
                known.put(rule.name(), new RetentionResponse.Rule(rule.name(), rule.kept().toString(),
                        finished == null ? null : finished.toInstant(), row.getLong(2), row.getLong(3)));
            }
        });
        List<RetentionResponse.Rule> state = new ArrayList<>();
        rules.all().forEach(rule -> state.add(known.getOrDefault(rule.name(),
                new RetentionResponse.Rule(rule.name(), rule.kept().toString(), null, 0, 0))));
        return state;
    }
}
