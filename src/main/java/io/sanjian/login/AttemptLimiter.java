package io.sanjian.login;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.access.rate.Quota;
import io.sanjian.crypto.Vault;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts what may be tried only so often, for all replicas at once. A window begins with the first try; the row says
 * whose it is by a keyed hash, so that the table holds neither phone numbers nor addresses.
 */
@ApplicationScoped
class AttemptLimiter {
    private static final int UNCOUNTED = 1_000_000;
    private static final String TAKE = """
            insert into login_attempt as a (kind, subject, window_end, tries) values ($1, $2, $4, 1)
            on conflict (kind, subject) do update set
                tries = case when a.window_end <= $3 then 1 else least(a.tries + 1, $5) end,
                window_end = case when a.window_end <= $3 then excluded.window_end else a.window_end end
            returning tries, window_end
            """;
    private static final String READ = """
            select tries, window_end from login_attempt where kind = $1 and subject = $2 and window_end > $3
            """;

    private final Pool pool;
    private final Vault vault;
    private final Clock clock;

    AttemptLimiter(Pool pool, Vault vault, Clock clock) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
    }

    /** What is counted, each for itself. */
    enum Kind {
        REFUSED_LOGIN, CODE_SENT, CODE_SENT_DAILY, CODE_SENT_TO_PERSON, CODE_SENT_TO_ADDRESS, CODE_SENT_TO_ANYBODY,
        WRONG_CODE, WRONG_ID_NUMBER_OF_PERSON, WRONG_ID_NUMBER_OF_PHONE
    }

    /** Counts one try. @throws ProblemException TOO_MANY_REQUESTS, in the Uni, if it is one too many */
    Uni<Void> take(Kind kind, String subject, Quota quota) {
        return taken(kind, subject, quota).invoke(wait -> refuse(kind, wait)).replaceWithVoid();
    }

    /** Counts one try; whether it may go on. */
    Uni<Boolean> tryTake(Kind kind, String subject, Quota quota) {
        return taken(kind, subject, quota).map(Duration::isZero);
    }

    /** Counts nothing. @throws ProblemException TOO_MANY_REQUESTS, in the Uni, if the next try would be one too many */
    Uni<Void> check(Kind kind, String subject, Quota quota) {
        Instant now = clock.instant();
        return pool.preparedQuery(READ)
                .execute(Tuple.of(kind.name(), hash(kind, subject), utc(now)))
                .invoke(rows -> rows.forEach(row -> refuse(kind, wait(row, quota.calls() - 1, now))))
                .replaceWithVoid();
    }

    private Uni<Duration> taken(Kind kind, String subject, Quota quota) {
        Instant now = clock.instant();
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(kind.name(), hash(kind, subject), utc(now),
                        utc(now.plus(quota.window())), UNCOUNTED))
                .map(rows -> wait(rows.iterator().next(), quota.calls(), now));
    }

    private static Duration wait(Row row, long allowed, Instant now) {
        return row.getInteger("tries") <= allowed ? Duration.ZERO
                : Duration.between(now, instant(row, "window_end"));
    }

    private static void refuse(Kind kind, Duration wait) {
        if (!wait.isZero()) {
            throw ProblemException.later(ProblemType.TOO_MANY_REQUESTS, switch (kind) {
                case REFUSED_LOGIN -> "Too many log-ins from this address were refused";
                case CODE_SENT, CODE_SENT_DAILY, CODE_SENT_TO_PERSON, CODE_SENT_TO_ADDRESS, CODE_SENT_TO_ANYBODY ->
                    "Too many codes were asked for";
                case WRONG_CODE -> "Too many wrong codes";
                case WRONG_ID_NUMBER_OF_PERSON, WRONG_ID_NUMBER_OF_PHONE -> "Too many ID numbers that did not fit";
            }, wait);
        }
    }

    private Buffer hash(Kind kind, String subject) {
        return Buffer.buffer(vault.blindIndex("attempt:" + kind + ':' + subject));
    }
}
