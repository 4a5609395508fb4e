package io.sanjian.imports;

import io.sanjian.imports.RowWriter.Written;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.OptionalLong;

/** Stores a batch of rows on a connection, whose transaction the caller owns. */
@FunctionalInterface
public interface BatchWriter<T> {

    /** @param rows in the order of their body */
    Uni<Stored> write(SqlClient client, List<T> rows);

    /**
     * What became of a batch.
     *
     * @param rows        one entry per row, in the same order
     * @param transaction in which rows changed, or empty where none did
     */
    record Stored(List<Written> rows, OptionalLong transaction) {
        static final Stored NOTHING = new Stored(List.of(), OptionalLong.empty());
    }
}
