package io.sanjian.keyrotation;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.quarkus.arc.All;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.sanjian.database.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables {@code key_rotation} and {@code key_rotation_step}, and the work on them. A step's row is locked for as long
 * as a batch of its table is written, in the same transaction that notes how far it came: one replica works on a table at
 * a time, and whatever kills it undoes at most that batch. The work is done in the background.
 */
@ApplicationScoped
class Rotations {
    private static final String SUPERSEDE = """
            update key_rotation set state = 'SUPERSEDED', finished_at = $3
            where state = 'RUNNING' and (active_key <> $1 or index_key <> $2)
            """;
    private static final String START = """
            insert into key_rotation (active_key, index_key, requested_by, created_at) values ($1, $2, $3, $4)
            on conflict (state) where state = 'RUNNING' do nothing returning id
            """;
    private static final String ADD_STEPS = """
            insert into key_rotation_step (rotation_id, table_name) select $1, unnest($2::text[])
            """;
    private static final String LIST = """
            select id, state, active_key, index_key, requested_by, created_at, finished_at from key_rotation
            where id < $1 order by id desc limit $2
            """;
    private static final String STEPS = """
            select table_name, rewritten, unreadable, done, worked_at from key_rotation_step
            where rotation_id = $1 order by table_name
            """;
    private static final String TAKE = """
            select s.rotation_id, s.table_name, s.after_key from key_rotation_step s
            join key_rotation r on r.id = s.rotation_id
            where r.state = 'RUNNING' and r.active_key = $1 and r.index_key = $2 and not s.done
            order by s.table_name limit 1 for update of s skip locked
            """;
    private static final String NOTE = """
            update key_rotation_step set after_key = coalesce($3, after_key), rewritten = rewritten + $4,
                   unreadable = unreadable + $5, done = $6, worked_at = $7
            where rotation_id = $1 and table_name = $2
            """;
    /** What was written with other keys behind the back of the rotation, by a replica that had them still. */
    private static final String AGAIN = """
            update key_rotation_step set after_key = null, unreadable = 0, done = false
            where rotation_id = $1 and table_name = $2
            """;
    private static final String LOCK_FINISHED = """
            select id from key_rotation r where state = 'RUNNING' and active_key = $1 and index_key = $2
              and not exists (select from key_rotation_step s where s.rotation_id = r.id and not s.done)
            for update skip locked
            """;
    private static final String FINISH = "update key_rotation set state = $2, finished_at = $3 where id = $1";

    private final Pool pool;
    private final Transactions transactions;
    private final Vault vault;
    private final List<EncryptedTable> tables;
    private final RotationConfig config;
    private final Clock clock;

    Rotations(Pool pool, Transactions transactions, Vault vault, @All List<EncryptedTable> tables,
            RotationConfig config,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.vault = vault;
        this.tables = tables;
        this.config = config;
        this.clock = clock;
    }

    /** Starts a rotation to the present keys of this replica, or finds the one that is running. */
    Uni<Rotation> start(String requestedBy) {
        return pool.withTransaction(tx -> tx.preparedQuery(SUPERSEDE)
                .execute(Tuple.of(vault.activeKey(), indexKey(), utc(clock.instant())))
                .chain(() -> tx.preparedQuery(START)
                        .execute(Tuple.of(vault.activeKey(), indexKey(), requestedBy, utc(clock.instant()))))
                .flatMap(started -> started.size() == 0 ? Uni.createFrom().voidItem()
                        : addSteps(tx, started.iterator().next().getLong(0))))
                .chain(() -> list(Long.MAX_VALUE, 1)).map(List::getFirst);
    }

    private Uni<Void> addSteps(SqlConnection tx, long rotation) {
        return tx.preparedQuery(ADD_STEPS).execute(Tuple.of(rotation,
                tables.stream().map(EncryptedTable::name).toArray(String[]::new))).replaceWithVoid();
    }

    /** Newest first, with ids below {@code before}. */
    Uni<List<Rotation>> list(long before, int limit) {
        return list(pool, before, limit);
    }

    private static Uni<List<Rotation>> list(SqlClient client, long before, int limit) {
        return client.preparedQuery(LIST).execute(Tuple.of(before, limit)).toMulti()
                .onItem().transformToIterable(Function.identity())
                .onItem().transformToUniAndConcatenate(row -> rotation(client, row)).collect().asList();
    }

    Uni<Optional<Rotation>> find(long id) {
        return find(pool, id);
    }

    private static Uni<Optional<Rotation>> find(SqlClient client, long id) {
        return list(client, id + 1, 1)
                .map(found -> found.stream().filter(rotation -> rotation.id() == id).findAny());
    }

    /** Writes one batch of a rotation that is running, or ends it. @return whether there was anything to do */
    boolean workOnce() {
        return transactions.call(this::work);
    }

    private boolean work(SqlConnection tx) {
        RowSet<Row> taken = tx.preparedQuery(TAKE).executeAndAwait(Tuple.of(vault.activeKey(), indexKey()));
        if (taken.size() == 0) {
            return finish(tx);
        }
        Row step = taken.iterator().next();
        String name = step.getString("table_name");
        Optional<EncryptedTable> table = tables.stream().filter(sealed -> sealed.name().equals(name)).findAny();
        ReEncryption.Batch batch = table.map(sealed -> new ReEncryption(sealed, vault)
                .next(tx, step.getString("after_key"), config.batchSize())).orElse(new ReEncryption.Batch(null, 0, 0));
        tx.preparedQuery(NOTE).executeAndAwait(Tuple.tuple().addLong(step.getLong("rotation_id")).addString(name)
                .addString(batch.last()).addInteger(batch.rewritten()).addInteger(batch.unreadable())
                .addBoolean(batch.last() == null).addOffsetDateTime(utc(clock.instant())));
        return true;
    }

    private boolean finish(SqlConnection tx) {
        RowSet<Row> finished = tx.preparedQuery(LOCK_FINISHED).executeAndAwait(Tuple.of(vault.activeKey(), indexKey()));
        if (finished.size() == 0) {
            return false;
        }
        Rotation rotation = Transactions.await(find(tx, finished.iterator().next().getLong(0))).orElseThrow();
        boolean complete = true;
        boolean again = false;
        for (EncryptedTable table : tables) {
            long left = tx.preparedQuery("select count(*) from " + table.name() + " where "
                    + ReEncryption.stale(table, "$1", "$2"))
                    .executeAndAwait(Tuple.of(vault.activeKey(), indexKeyBytes())).iterator().next().getLong(0);
            long unreadable = rotation.steps().stream().filter(step -> step.table().equals(table.name()))
                    .mapToLong(Rotation.Step::unreadable).sum();
            complete &= left == 0;
            if (left > unreadable) {
                again = true;
                tx.preparedQuery(AGAIN).executeAndAwait(Tuple.of(rotation.id(), table.name()));
            }
        }
        if (!again) {
            tx.preparedQuery(FINISH).executeAndAwait(Tuple.of(rotation.id(),
                    (complete ? Rotation.State.COMPLETED : Rotation.State.INCOMPLETE).name(), utc(clock.instant())));
        }
        return again;
    }

    private static Uni<Rotation> rotation(SqlClient client, Row row) {
        return client.preparedQuery(STEPS).execute(Tuple.of(row.getLong("id"))).map(steps -> rotation(row, steps));
    }

    private static Rotation rotation(Row row, RowSet<Row> found) {
        List<Rotation.Step> steps = new ArrayList<>();
        found.forEach(step -> steps.add(
                new Rotation.Step(step.getString("table_name"), step.getLong("rewritten"), step.getLong("unreadable"),
                        step.getBoolean("done"), instant(step.getOffsetDateTime("worked_at")))));
        return new Rotation(row.getLong("id"), Rotation.State.valueOf(row.getString("state")),
                row.getString("active_key"), row.getString("index_key"), row.getString("requested_by"),
                instant(row.getOffsetDateTime("created_at")), instant(row.getOffsetDateTime("finished_at")), steps);
    }

    private String indexKey() {
        return vault.indexKeyIds().getFirst();
    }

    private Buffer indexKeyBytes() {
        return Buffer.buffer(HexFormat.of().parseHex(indexKey()));
    }
}
