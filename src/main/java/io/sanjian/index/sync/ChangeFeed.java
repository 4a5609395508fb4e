package io.sanjian.index.sync;

import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code posting_change} in the order of transactions, and only as far as no transaction is left that could still
 * add a change before that point (DESIGN section 4). Blocks: never on the event loop.
 */
@ApplicationScoped
class ChangeFeed {
    private static final String READ = """
            select xid::text::bigint as xid, id, posting_id from posting_change
            where (xid, id) > ($1::text::xid8, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, id limit $3""";
    private static final String FEED_ID = "select feed_id::text from posting_feed";
    private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    /** A cursor from the future comes from a database that was since restored to an earlier state. */
    private static final String CONTINUES = """
            select (pruned_xid, pruned_id) <= ($1::text::xid8, $2)
                and $1::text::xid8 < pg_snapshot_xmax(pg_current_snapshot())
            from posting_feed""";
    private static final String OLDEST_PENDING =
            "select min(changed_at) from posting_change where (xid, id) > ($1::text::xid8, $2)";
    private static final String PENDING = """
            select distinct posting_id from posting_change
            where posting_id = any($3) and (xid, id) > ($1::text::xid8, $2)""";
    private static final String LAST_TO_PRUNE = """
            select xid::text as xid, id from posting_change
            where changed_at < $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid desc, id desc limit 1""";
    private static final String RAISE_PRUNED = """
            update posting_feed set pruned_xid = $1::text::xid8, pruned_id = $2
            where (pruned_xid, pruned_id) < ($1::text::xid8, $2)""";
    private static final String PRUNE = "delete from posting_change where (xid, id) <= ($1::text::xid8, $2)";

    private final Pool pool;

    ChangeFeed(Pool pool) {
        this.pool = pool;
    }

    /** Posting ids that changed, and where to read on. */
    record Changes(Set<Long> postingIds, int count, FeedCursor cursor) {
    }

    /** The next changes after a cursor, at most {@code limit}; none when all that may be read has been. */
    Changes read(FeedCursor after, int limit) {
        Set<Long> ids = new HashSet<>();
        FeedCursor last = after;
        int count = 0;
        for (Row row : pool.preparedQuery(READ).executeAndAwait(at(after).addInteger(limit))) {
            ids.add(row.getLong("posting_id"));
            last = new FeedCursor(row.getLong("xid"), row.getLong("id"));
            count++;
        }
        return new Changes(ids, count, last);
    }

    /** Names the database that this feed belongs to. */
    String feedId() {
        return pool.query(FEED_ID).executeAndAwait().iterator().next().getString(0);
    }

    /** A cursor before which everything is visible to whoever reads the table from now on. */
    FeedCursor now() {
        return FeedCursor.before(pool.query(HORIZON).executeAndAwait().iterator().next().getLong(0));
    }

    /** Whether every change after the cursor is still kept. To be asked after reading: a sweep may come between. */
    boolean continues(FeedCursor cursor) {
        return pool.preparedQuery(CONTINUES).executeAndAwait(at(cursor)).iterator().next().getBoolean(0);
    }

    /** When the oldest committed change after the cursor was made; empty if there is none. */
    Optional<Instant> oldestPending(FeedCursor cursor) {
        Row row = pool.preparedQuery(OLDEST_PENDING).executeAndAwait(at(cursor)).iterator().next();
        return Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant);
    }

    /** Those of the postings for which changes wait after the cursor. */
    Set<Long> pending(FeedCursor cursor, Collection<Long> postingIds) {
        Set<Long> pending = new HashSet<>();
        pool.preparedQuery(PENDING).executeAndAwait(at(cursor).addArrayOfLong(postingIds.toArray(Long[]::new)))
                .forEach(row -> pending.add(row.getLong(0)));
        return pending;
    }

    /**
     * Removes changes older than this, remembering up to where, so that a cursor before it is known to be too old.
     *
     * @return how many
     */
    int prune(Duration retention, Instant now) {
        OffsetDateTime before = utc(now.minus(retention));
        return pool.withTransaction(tx -> tx.preparedQuery(LAST_TO_PRUNE).execute(Tuple.of(before))
                .flatMap(rows -> rows.size() == 0 ? Uni.createFrom().item(0)
                        : prune(tx, rows.iterator().next())))
                .await().indefinitely();
    }

    private static Uni<Integer> prune(SqlConnection tx, Row last) {
        Tuple upTo = Tuple.of(last.getString("xid"), last.getLong("id"));
        return tx.preparedQuery(RAISE_PRUNED).execute(upTo)
                .flatMap(raised -> tx.preparedQuery(PRUNE).execute(upTo)).map(deleted -> deleted.rowCount());
    }

    private static Tuple at(FeedCursor cursor) {
        return Tuple.of(Long.toString(cursor.xid()), cursor.id());
    }
}
