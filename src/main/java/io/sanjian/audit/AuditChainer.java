package io.sanjian.audit;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.sanjian.database.SqlValues;
import io.sanjian.database.Transactions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Gives new entries of the audit their place in the chain. Who writes an entry waits for nobody: entries are chained
 * afterwards, in batches, by whichever replica holds the lock on the chain's head; one that commits late is chained late.
 */
@ApplicationScoped
class AuditChainer {
    private static final Logger LOG = Logger.getLogger(AuditChainer.class);
    private static final String TAKE_HEAD = "select seq, hash from audit_head for update skip locked";
    private static final String NEXT = "select " + Entry.COLUMNS + """
             from audit a where a.seq is null order by a.id limit $1
            """;
    private static final String SEAL = """
            update audit a set seq = u.seq, hash = u.hash
            from unnest($1::bigint[], $2::bigint[], $3::bytea[]) u(id, seq, hash) where a.id = u.id
            """;
    private static final String MOVE_HEAD = "update audit_head set seq = $1, hash = $2";

    private final Transactions transactions;
    private final AuditConfig config;

    AuditChainer(Transactions transactions, AuditConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(config.sealEvery(), "audit-seal", this::sealAll);
    }

    /** For who asked, and waits for the end. */
    void requested(@ObservesAsync SealRequest request) {
        sealAll();
    }

    /** Seals what is there, unless another replica is at it. */
    void sealAll() {
        while (transactions.call(this::sealBatch) == config.sealBatch()) {
            LOG.trace("a batch was sealed");
        }
    }

    /** In the transaction of the caller. @return entries sealed */
    int sealBatch(SqlConnection tx) {
        RowSet<Row> heads = tx.query(TAKE_HEAD).executeAndAwait();
        if (heads.size() == 0) {
            return 0;
        }
        Row head = heads.iterator().next();
        long seq = head.getLong("seq");
        byte[] hash = SqlValues.bytes(head, "hash");
        List<Long> ids = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        List<Buffer> hashes = new ArrayList<>();
        for (Row row : tx.preparedQuery(NEXT).executeAndAwait(Tuple.of(config.sealBatch()))) {
            Entry entry = Entry.of(row);
            hash = entry.hash(hash, ++seq);
            ids.add(entry.id());
            places.add(seq);
            hashes.add(Buffer.buffer(hash));
        }
        if (!ids.isEmpty()) {
            tx.preparedQuery(SEAL).executeAndAwait(Tuple.of(ids.toArray(Long[]::new), places.toArray(Long[]::new),
                    hashes.toArray(Buffer[]::new)));
            tx.preparedQuery(MOVE_HEAD).executeAndAwait(Tuple.of(seq, Buffer.buffer(hash)));
        }
        return ids.size();
    }
}
