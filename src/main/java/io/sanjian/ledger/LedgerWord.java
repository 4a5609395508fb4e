package io.sanjian.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * What was said of a column, and when. Of two, the {@linkplain #outranks later} one holds, in whichever order they came in.
 *
 * @param value null where it was emptied on purpose, or does not apply
 */
record LedgerWord(Object value, Instant at) {
    private static final Comparator<LedgerWord> RANK = Comparator.comparing(LedgerWord::at)
            .thenComparing(said -> LedgerValues.text(said.value), Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Of what was said in the same moment the greater text holds, which is as good as any other and the same everywhere. */
    boolean outranks(LedgerWord other) {
        return other == null || RANK.compare(this, other) > 0;
    }

    boolean saysTheSameAs(LedgerWord other) {
        return other != null && Objects.equals(value, other.value);
    }

    /** Values may name a person. */
    @Override
    public String toString() {
        return "LedgerWord[" + at + "]";
    }
}
