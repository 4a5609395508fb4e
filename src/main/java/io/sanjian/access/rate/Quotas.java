package io.sanjian.access.rate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What callers of one role may do, by kind of operation; a kind that is not named has no limit. */
public final class Quotas {
    private final Map<OperationKind, Quota> byKind;

    private Quotas(Map<OperationKind, Quota> byKind) {
        this.byKind = byKind;
    }

    /**
     * Reads {@code read=600/1m write=60/1m}; {@code none} stands for no limit at all.
     *
     * @throws IllegalArgumentException that tells what is wrong
     */
    static Quotas parse(String text) {
        Map<OperationKind, Quota> quotas = new EnumMap<>(OperationKind.class);
        if (!text.strip().equals("none")) {
            for (String part : text.strip().split("\\s+")) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException("'" + part + "' is not a limit such as read=600/1m");
                }
                quotas.put(kind(part.substring(0, equals)), Quota.parse(part.substring(equals + 1)));
            }
        }
        return new Quotas(quotas);
    }

    private static OperationKind kind(String name) {
        List<String> names = Arrays.stream(OperationKind.values()).map(OperationKind::label).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is none of " + names);
        }
        return OperationKind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The share of one of so many replicas. */
    Quotas share(int replicas) {
        Map<OperationKind, Quota> shares = new EnumMap<>(OperationKind.class);
        byKind.forEach((kind, quota) -> shares.put(kind, quota.share(replicas)));
        return new Quotas(shares);
    }

    /** Null where there is no limit. */
    Quota of(OperationKind kind) {
        return byKind.get(kind);
    }
}
