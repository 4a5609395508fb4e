package io.sanjian.posting;

import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.RowWriter;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Lets through only rows whose posting, where it is stored already, lies within the caller's areas: who may publish for one
 * district must not move the posts of another there by sending them again.
 */
final class ReachGuard implements RowWriter<Posting> {
    static final Written OUT_OF_REACH =
            new Written(ImportOutcome.REJECTED, List.of(new Violation("externalId", "OUT_OF_SCOPE",
                    "This posting is stored with a place outside the token's areas", null)));
    private static final String PLACES = """
            select external_id, area_code, town_code from posting where source = $1 and external_id = any($2)
            """;

    private final RowWriter<Posting> writer;
    private final Pool pool;
    private final AreaScope reach;

    ReachGuard(RowWriter<Posting> writer, Pool pool, AreaScope reach) {
        this.writer = writer;
        this.pool = pool;
        this.reach = reach;
    }

    @Override
    public void awaitRoom() {
        writer.awaitRoom();
    }

    @Override
    public Uni<List<Written>> write(List<Posting> batch) {
        if (reach.everything() || batch.isEmpty()) {
            return writer.write(batch);
        }
        return foreign(batch).flatMap(foreign -> {
            List<Posting> own = batch.stream().filter(posting -> !foreign.contains(posting.externalId())).toList();
            Uni<List<Written>> written = own.isEmpty() ? Uni.createFrom().item(List.of()) : writer.write(own);
            return written.map(outcomes -> {
                Iterator<Written> next = outcomes.iterator();
                return batch.stream()
                        .map(posting -> foreign.contains(posting.externalId()) ? OUT_OF_REACH : next.next())
                        .toList();
            });
        });
    }

    /** All rows of a batch are of one source. */
    private Uni<Set<String>> foreign(List<Posting> batch) {
        String[] ids = batch.stream().map(Posting::externalId).distinct().toArray(String[]::new);
        return pool.preparedQuery(PLACES).execute(Tuple.of(batch.getFirst().source(), ids)).map(rows -> {
            Set<String> foreign = new HashSet<>();
            rows.forEach(row -> {
                if (!reach.covers(row.getString("area_code"), row.getString("town_code"), null)) {
                    foreign.add(row.getString("external_id"));
                }
            });
            return foreign;
        });
    }
}
