package io.sanjian.imports;

import io.sanjian.imports.RowWriter.Written;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets through only rows that, where they are stored already, lie within the caller's areas: who may write for one district
 * must not move what is another's there by sending it again. Stored rows are locked, so that none moves meanwhile.
 */
public final class ReachGuard<T> implements BatchWriter<T> {
    private final BatchWriter<T> writer;
    private final Table table;
    private final String source;
    private final Function<T, String> externalId;
    private final Reach reach;
    private final Written outOfReach;

    /** Whether a place lies within the caller's areas. */
    @FunctionalInterface
    public interface Reach {

        /** @param townCode or null @param villageCode or null */
        boolean covers(String areaCode, String townCode, String villageCode);
    }

    /**
     * Where rows are stored by source and external id.
     *
     * @param villageCode the column that has it, or {@code null::text} where the table knows of no villages
     * @param message     what to say of a row that is out of reach
     */
    public record Table(String name, String villageCode, Message message) {
        private String places() {
            return "select external_id, area_code, town_code, " + villageCode + " as village from " + name
                    + " where source = $1 and external_id = any($2) order by id for update";
        }
    }

    /** @param source of all rows */
    public ReachGuard(BatchWriter<T> writer, Table table, String source, Function<T, String> externalId, Reach reach) {
        this.writer = writer;
        this.table = table;
        this.source = source;
        this.externalId = externalId;
        this.reach = reach;
        this.outOfReach = Written.rejected(Violation.of("externalId", "OUT_OF_SCOPE", "{0}", table.message()));
    }

    @Override
    public Uni<Stored> write(SqlClient client, List<T> rows) {
        return foreign(client, rows).flatMap(foreign -> {
            List<T> own = rows.stream().filter(row -> !foreign.contains(externalId.apply(row))).toList();
            return writer.write(client, own).map(stored -> {
                Iterator<Written> next = stored.rows().iterator();
                return new Stored(rows.stream()
                        .map(row -> foreign.contains(externalId.apply(row)) ? outOfReach : next.next()).toList(),
                        stored.transaction());
            });
        });
    }

    private Uni<Set<String>> foreign(SqlClient client, List<T> rows) {
        String[] ids = rows.stream().map(externalId).distinct().toArray(String[]::new);
        return client.preparedQuery(table.places()).execute(Tuple.of(source, ids)).map(stored -> {
            Set<String> foreign = new HashSet<>();
            stored.forEach(row -> {
                if (!reach.covers(row.getString("area_code"), row.getString("town_code"), row.getString("village"))) {
                    foreign.add(row.getString("external_id"));
                }
            });
            return foreign;
        });
    }
}
