package io.sanjian.worker;

import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Stored workers for runs, delivery and lists. */
@ApplicationScoped
public class Workers {
    private static final String LOAD = "select " + WorkerRows.WORKER + " from worker where id = any($1) order by id";
    private static final String FILES = "select " + WorkerRows.FILE + " from worker where id = any($1) order by id";
    private static final String NAMES = """
            select id, source, external_id, name_enc from worker where id = any($1) order by id
            """;
    private static final String PAGE = """
            select id from worker
            where id > $1 and consent is distinct from false and (cardinality($2::text[]) = 0 or groups && $2) and
            """ + HomeAreaCondition.sql(4) + " order by id limit $3";

    private final Pool pool;
    private final WorkerEncryption seals;
    private final Areas areas;
    private final ComputeExecutor executor;
    private final Clock clock;

    Workers(Pool pool, WorkerEncryption seals, Areas areas, ComputeExecutor executor, Clock clock) {
        this.pool = pool;
        this.seals = seals;
        this.areas = areas;
        this.executor = executor;
        this.clock = clock;
    }

    /** Ids above {@code after}, ascending, of workers who have not refused consent. */
    public Uni<List<Long>> idsAfter(WorkerScope scope, long after, int limit) {
        AreaScope reach = scope.areaCodes().isEmpty() ? AreaScope.EVERYTHING : AreaScope.of(scope.areaCodes(), areas);
        String[] groups = scope.groups().stream().map(Enum::name).toArray(String[]::new);
        Tuple parameters = HomeAreaCondition.add(Tuple.of(after, groups, limit), reach);
        return all(PAGE, parameters, row -> row.getLong("id"));
    }

    /** The workers with these ids, by id; ids that do not exist (any more) are left out. */
    public Uni<List<Worker>> load(Collection<Long> ids) {
        return all(LOAD, ids(ids), WorkerRows::worker);
    }

    /** Names of these workers, opened, for messages to the workers themselves. */
    public Uni<List<WorkerName>> names(Collection<Long> ids) {
        return all(NAMES, ids(ids), row -> {
            WorkerKey key = new WorkerKey(row.getString("source"), row.getString("external_id"));
            return new WorkerName(row.getLong("id"), key.source(), key.externalId(),
                    seals.name(key, row.getString("name_enc")));
        });
    }

    /**
     * How these workers are called and reached, by id.
     *
     * @param clear whether name and phone are given in the clear, which is to be recorded in the audit; else masked
     */
    public Uni<List<WorkerContact>> contacts(Collection<Long> ids, boolean clear) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        Set<PersonalField> open = clear ? EnumSet.of(PersonalField.NAME, PersonalField.PHONE) : Set.of();
        return all(FILES, ids(ids), WorkerRows::file).flatMap(files -> executor.call(() -> files.stream()
                .map(file -> contact(file, open, today)).toList()));
    }

    private WorkerContact contact(WorkerRecord file, Set<PersonalField> open, LocalDate today) {
        Worker worker = file.worker();
        Identity identity = seals.open(file.key(), file.sealed()).maskedBut(open);
        return new WorkerContact(worker.id(), worker.key().externalId(), identity.name(), identity.phone(),
                worker.sex(),
                (int) ChronoUnit.YEARS.between(worker.birthDate(), today));
    }

    private <T> Uni<List<T>> all(String sql, Tuple parameters, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> WorkerRows.all(rows, read));
    }

    private static Tuple ids(Collection<Long> ids) {
        return Tuple.of(ids.toArray(Long[]::new));
    }
}
