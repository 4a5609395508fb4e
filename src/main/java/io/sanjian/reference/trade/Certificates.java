package io.sanjian.reference.trade;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All certificates, read once from the reference table and never changed. */
public final class Certificates {
    private static final String FILE = "certificates.csv";

    private final Map<String, Certificate> byCode;
    private final Map<String, Certificate> byName;
    private final List<Certificate> all;
    private final String fingerprint;

    private Certificates(ReferenceTable table) {
        this.byCode = LinkedHashMap.newLinkedHashMap(table.rows().size());
        this.byName = new HashMap<>();
        table.uniqueBy("code").size();
        for (Row row : table.rows()) {
            Certificate certificate = new Certificate(row.text("code"), row.text("name"), row.list("aliases"),
                    row.list("covers"), row.constant("when", Certificate.When.values()), row.text("training"),
                    row.optional("trade").orElse(null));
            byCode.put(certificate.code(), certificate);
            List<String> names = new ArrayList<>(certificate.aliases());
            names.add(certificate.name());
            names.add(certificate.code());
            for (String name : names) {
                Certificate earlier = byName.putIfAbsent(key(name), certificate);
                if (earlier != null) {
                    throw row.fault("name " + name + " belongs to " + earlier.code() + " already");
                }
            }
        }
        for (Row row : table.rows()) {
            for (String covered : row.list("covers")) {
                if (!byCode.containsKey(covered)) {
                    throw row.fault("covers unknown certificate " + covered);
                }
                if (!byCode.get(row.text("code")).covers().containsAll(byCode.get(covered).covers())) {
                    throw row.fault("covers " + covered + " but not all that it covers");
                }
            }
        }
        this.all = List.copyOf(byCode.values());
        this.fingerprint = table.fingerprint();
    }

    /**
     * Reads and checks the table.
     *
     * @throws io.sanjian.reference.table.ReferenceDataException if a name stands twice, or a covered certificate is unknown
     */
    public static Certificates load() {
        return of(ReferenceTable.load(FILE));
    }

    static Certificates of(ReferenceTable table) {
        return new Certificates(table);
    }

    public Optional<Certificate> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The certificate with this name, alias or code ("驾驶证C1", "电工证"), in any case. */
    public Optional<Certificate> byName(String text) {
        return Optional.ofNullable(byName.get(key(text)));
    }

    /** All certificates in the order of the table. */
    public List<Certificate> all() {
        return all;
    }

    /** Changes when anything in the table changes. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether one of the certificates held is the needed one or includes it (A2 includes B2 includes C1). */
    public boolean covers(Set<String> held, String needed) {
        if (held.contains(needed)) {
            return true;
        }
        for (String code : held) {
            Certificate certificate = byCode.get(code);
            if (certificate != null && certificate.covers().contains(needed)) {
                return true;
            }
        }
        return false;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
