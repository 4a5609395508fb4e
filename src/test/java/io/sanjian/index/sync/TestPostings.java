package io.sanjian.index.sync;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Rows of the table posting for tests, under a source of their own. */
final class TestPostings {
    private static final String INSERT = """
            insert into posting (source, external_id, title, family, area_code, published_at)
            select $1, n::text || '-' || txid_current(), '总装普工', 'CLUSTER', $2, date '2026-01-10'
            from generate_series(1, $3) n returning id""";

    private final Pool pool;
    private final String source;

    TestPostings(Pool pool, String source) {
        this.pool = pool;
        this.source = source;
    }

    List<Long> insert(int count) {
        return insert(pool, count, "500112");
    }

    List<Long> insert(SqlClient client, int count, String area) {
        List<Long> ids = new ArrayList<>();
        client.preparedQuery(INSERT).executeAndAwait(Tuple.of(source, area, count))
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    void setStatus(long id, String status) {
        pool.preparedQuery("update posting set status = $2 where id = $1").executeAndAwait(Tuple.of(id, status));
    }

    void delete(long id) {
        pool.preparedQuery("delete from posting where id = $1").executeAndAwait(Tuple.of(id));
    }

    /** Changes of these postings that the feed still holds. */
    long changesOf(Long... ids) {
        return pool.preparedQuery("select count(*) from posting_change where posting_id = any($1)")
                .executeAndAwait(Tuple.of((Object) ids)).iterator().next().getLong(0);
    }

    void deleteAll() {
        pool.preparedQuery("delete from posting where source = $1").executeAndAwait(Tuple.of(source));
    }
}
