package io.sanjian.login;

import static io.sanjian.database.SqlValues.utc;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes what is over: codes, proofs, counters, sessions, and accounts of people who never linked and went away. */
@ApplicationScoped
class LoginSweep {
    /** An ended session is kept while access tokens of it may be about, which is a day at most. */
    private static final Duration A_WHILE = Duration.ofDays(2);
    private static final Duration A_MONTH = Duration.ofDays(30);
    /** Much longer than any sweep takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Pool pool;
    private final LoginConfig config;
    private final Clock clock;

    LoginSweep(Pool pool, LoginConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    private record Rule(String sql, Instant before) {
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(Duration.ofHours(1), "login-sweep", PATIENCE, this::sweep);
    }

    Uni<Void> sweep() {
        Instant now = clock.instant();
        List<Rule> rules = List.of(
                new Rule("delete from sms_code where expires_at < $1", now),
                new Rule("delete from phone_proof where expires_at < $1", now),
                new Rule("delete from login_attempt where window_end < $1", now),
                new Rule("delete from login_session where expires_at < $1 or revoked_at < $1", now.minus(A_WHILE)),
                new Rule("""
                        delete from refresh_token t where created_at < $1 and not exists
                            (select from login_session s where s.id = t.session_id and s.refresh_hash = t.token_hash)
                        """, now.minus(config.refreshTtl())),
                new Rule("""
                        delete from wechat_account a where worker_id is null and created_at < $1
                            and not exists (select from login_session s where s.account_id = a.id)
                        """, now.minus(A_MONTH)));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Rule rule : rules) {
            done = done.chain(() -> pool.preparedQuery(rule.sql).execute(Tuple.of(utc(rule.before)))
                    .replaceWithVoid());
        }
        return done;
    }
}
