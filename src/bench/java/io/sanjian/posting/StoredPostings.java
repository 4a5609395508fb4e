package io.sanjian.posting;

import io.sanjian.database.Transactions;
import io.sanjian.support.local.LocalSettings.Database;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.ArrayList;
import java.util.List;

/** Opens the repository to benchmarks. */
public final class StoredPostings {
    private static final int PAGE = 5_000;

    private StoredPostings() {
    }

    /** The first so many live postings of a database, by id. */
    public static List<Posting> first(int count, Database database) {
        Vertx vertx = Vertx.vertx();
        PgConnectOptions options = PgConnectOptions.fromUri(database.url()).setUser(database.user())
                .setPassword(database.password());
        Pool pool = Pool.newInstance(PgBuilder.pool().connectingTo(options).using(vertx).build());
        try {
            Postings postings = new Postings(pool);
            List<Posting> all = new ArrayList<>(count);
            List<Posting> page = Transactions.await(postings.page(0, PAGE));
            while (!page.isEmpty() && all.size() < count) {
                all.addAll(page.subList(0, Math.min(page.size(), count - all.size())));
                page = Transactions.await(postings.page(page.getLast().key().id(), PAGE));
            }
            return all;
        } finally {
            pool.closeAndAwait();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
