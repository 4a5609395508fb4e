package io.sanjian.imports;

import io.sanjian.imports.RowWriter.Written;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** Hands on each key once: of several rows with the same external id the last counts. */
public final class LastWins<T> implements BatchWriter<T> {
    private static final Violation SUPERSEDED = new Violation("externalId", "SUPERSEDED",
            "A later row has the same externalId; that one counts", null);

    private final Function<T, String> externalId;
    private final BatchWriter<T> writer;

    /** @param writer is never given two rows with the same id */
    public LastWins(Function<T, String> externalId, BatchWriter<T> writer) {
        this.externalId = externalId;
        this.writer = writer;
    }

    @Override
    public Uni<Stored> write(SqlClient client, List<T> rows) {
        SequencedMap<String, T> last = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach(row -> last.putLast(externalId.apply(row), row));
        return writer.write(client, List.copyOf(last.values())).map(stored -> {
            Iterator<Written> next = stored.rows().iterator();
            Map<String, Written> written = HashMap.newHashMap(last.size());
            last.keySet().forEach(id -> written.put(id, next.next()));
            return new Stored(rows.stream().map(row -> {
                Written counts = written.get(externalId.apply(row));
                return last.get(externalId.apply(row)) == row ? counts
                        : new Written(ImportOutcome.UNCHANGED, counts.id(), List.of(SUPERSEDED));
            }).toList(), stored.transaction());
        });
    }
}
