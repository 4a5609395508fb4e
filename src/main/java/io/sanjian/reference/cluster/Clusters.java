package io.sanjian.reference.cluster;

import io.sanjian.reference.cluster.Cluster.Tier;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All clusters, past and present, read once from the reference table and never changed. */
public final class Clusters {
    private static final List<String> ENDINGS = List.of("产业集群", "集群", "产业");

    private final List<Cluster> all = new ArrayList<>();
    private final Map<String, Cluster> byCode = new HashMap<>();
    private final Map<String, Cluster> byName = new HashMap<>();
    private final String fingerprint;

    private Clusters(ReferenceTable table) {
        fingerprint = table.fingerprint();
        for (Row row : table.rows()) {
            Cluster cluster = read(row);
            all.stream().filter(other -> other.code().equals(cluster.code()) && overlap(cluster, other)).findAny()
                    .ifPresent(other -> {
                        throw row.fault("duplicate code " + cluster.code() + ": its dates overlap an earlier line's");
                    });
            Cluster namesake = byName.put(cluster.name(), cluster);
            if (namesake != null && !namesake.code().equals(cluster.code())) {
                throw row.fault("the name " + cluster.name() + " is that of " + namesake.code() + ", too");
            }
            byCode.merge(cluster.code(), cluster,
                    (one, other) -> one.validFrom().isAfter(other.validFrom()) ? one : other);
            all.add(cluster);
        }
        byName.replaceAll((name, cluster) -> byCode.get(cluster.code()));
    }

    /**
     * Reads and checks the table.
     *
     * @throws io.sanjian.reference.table.ReferenceDataException if a row is at fault
     */
    public static Clusters load() {
        return load(ReferenceTable.load("clusters.csv"));
    }

    static Clusters load(ReferenceTable table) {
        return new Clusters(table);
    }

    /** The cluster with this code, in its latest period; past ones stay known, since postings keep their code. */
    public Optional<Cluster> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The cluster with this Chinese name (with or without 产业 or 产业集群 at its end) or code. */
    public Optional<Cluster> byName(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String plain = name.strip();
        return Optional.ofNullable(byName.get(plain)).or(() -> find(plain))
                .or(() -> ENDINGS.stream().filter(plain::endsWith)
                        .map(ending -> byName.get(plain.substring(0, plain.length() - ending.length())))
                        .filter(Objects::nonNull).findFirst());
    }

    /** All clusters of all periods, in the order of the table. */
    public List<Cluster> all() {
        return List.copyOf(all);
    }

    /** Changes when anything in the table changes. */
    public String fingerprint() {
        return fingerprint;
    }

    private static Cluster read(Row row) {
        LocalDate from = row.date("valid_from").orElseThrow(() -> row.fault("valid_from is empty"));
        LocalDate to = row.date("valid_to").orElse(null);
        if (to != null && to.isBefore(from)) {
            throw row.fault("ends before it begins");
        }
        return new Cluster(row.text("code"), row.constant("tier", Tier.values()), row.text("name"), from, to,
                switch (row.text("status")) {
                    case "c" -> true;
                    case "u" -> false;
                    default -> throw row.fault("status is neither c nor u");
                });
    }

    private static boolean overlap(Cluster one, Cluster other) {
        return (one.validTo() == null || !other.validFrom().isAfter(one.validTo()))
                && (other.validTo() == null || !one.validFrom().isAfter(other.validTo()));
    }
}
