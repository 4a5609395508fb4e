package io.sanjian.worker;

import io.sanjian.crypto.DecryptionException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Workers' telephone numbers, opened for the moment in which a message is sent. Never blocks. */
@ApplicationScoped
public class WorkerPhones {
    private static final Logger LOG = Logger.getLogger(WorkerPhones.class);
    private static final String LOAD = """
            select id, source, external_id, phone_enc from worker where id = any($1) and phone_enc is not null
            """;

    private final Pool pool;
    private final WorkerEncryption seals;

    WorkerPhones(Pool pool, WorkerEncryption seals) {
        this.pool = pool;
        this.seals = seals;
    }

    /** Digits by worker id; a worker without a number, or with one that does not open, is absent. */
    public Uni<Map<Long, String>> of(Collection<Long> workerIds) {
        return pool.preparedQuery(LOAD).execute(Tuple.of(workerIds.toArray(Long[]::new))).map(rows -> {
            Map<Long, String> phones = new HashMap<>();
            for (Row row : rows) {
                WorkerKey key = new WorkerKey(row.getString("source"), row.getString("external_id"));
                try {
                    phones.put(row.getLong("id"), seals.phone(key, row.getString("phone_enc")));
                } catch (DecryptionException e) {
                    LOG.errorf("The number of worker %d does not open: %s", row.getLong("id"), e.getMessage());
                }
            }
            return phones;
        });
    }
}
