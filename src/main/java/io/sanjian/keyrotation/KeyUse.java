package io.sanjian.keyrotation;

import io.quarkus.arc.All;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much is sealed and indexed with which key. Reads the sealed tables from end to end. */
@ApplicationScoped
class KeyUse {
    private final Pool pool;
    private final Vault vault;
    private final List<EncryptedTable> tables;

    KeyUse(Pool pool, Vault vault, @All List<EncryptedTable> tables) {
        this.pool = pool;
        this.vault = vault;
        this.tables = tables;
    }

    Uni<KeysResponse> count() {
        Map<String, Map<String, Long>> seals = new TreeMap<>();
        vault.keyIds().forEach(id -> seals.put(id, new TreeMap<>()));
        Map<String, Map<String, Long>> indexes = new TreeMap<>();
        vault.indexKeyIds().forEach(id -> indexes.put(id, new TreeMap<>()));
        List<Uni<Void>> counts = new ArrayList<>();
        for (EncryptedTable table : tables) {
            table.columns().forEach(column -> counts.add(add(seals, table.name() + '.' + column.sealed(), table,
                    "split_part(" + column.sealed() + ", ':', 1)", column.sealed() + " is not null")));
            ReEncryption.indexed(table).forEach(column -> counts.add(add(indexes, table.name() + '.' + plain(column),
                    table, "encode(substring(" + column + " for 4), 'hex')", column + " is not null")));
        }
        return Multi.createFrom().iterable(counts).onItem().transformToUniAndConcatenate(Function.identity())
                .collect().last()
                .map(done -> new KeysResponse(keys(seals, vault.activeKey(), List.copyOf(vault.keyIds())),
                        keys(indexes, vault.indexKeyIds().getFirst(), vault.indexKeyIds())));
    }

    private Uni<Void> add(Map<String, Map<String, Long>> counts, String name, EncryptedTable table, String id,
            String some) {
        return pool.query("select " + id + " as id, count(*) from " + table.name() + " where " + some + " group by 1")
                .execute().invoke(rows -> rows.forEach(row -> counts
                        .computeIfAbsent(row.getString(0), key -> new TreeMap<>()).put(name, row.getLong(1))))
                .replaceWithVoid();
    }

    private static List<KeysResponse.Key> keys(Map<String, Map<String, Long>> counts, String active,
            List<String> configured) {
        List<KeysResponse.Key> keys = new ArrayList<>();
        counts.forEach((id, columns) -> {
            long left = columns.values().stream().collect(Collectors.summingLong(Long::longValue));
            keys.add(new KeysResponse.Key(id, id.equals(active), configured.contains(id), left, columns,
                    !id.equals(active) && left == 0));
        });
        return keys;
    }

    private static String plain(String column) {
        return column.startsWith("nullif(") ? column.substring("nullif(".length(), column.indexOf(',')) : column;
    }
}
