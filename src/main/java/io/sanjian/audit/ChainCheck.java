package io.sanjian.audit;

import io.sanjian.audit.Verification.Fault;
import io.sanjian.audit.Verification.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Follows the chain from entry to entry, in the order of their places. After a fault it goes on from the hash that is
 * stored, so that each fault is told once and where it is.
 */
final class ChainCheck {
    private static final int MOST_FAULTS = 100;

    private final Duration lateBy;
    private final Verification.Head anchor;
    private final List<Fault> faults = new ArrayList<>();
    private long seq;
    private byte[] hash;
    private Instant latest = Instant.MIN;
    private long entries;

    /**
     * @param seq    place of the last entry that is not kept any more, 0 for none
     * @param hash   its hash
     * @param anchor an end of the chain noted earlier, or null
     */
    ChainCheck(long seq, byte[] hash, Duration lateBy, Verification.Head anchor) {
        this.seq = seq;
        this.hash = hash;
        this.lateBy = lateBy;
        this.anchor = anchor;
    }

    /**
     * An entry as it is stored.
     *
     * @param note       what was said besides, or null where that is gone or nothing was said
     * @param personKept whether the worker is there still, so that the note should be
     */
    record Stored(Entry entry, long seq, byte[] hash, byte[] salt, String note, boolean personKept) {
    }

    void next(Stored stored) {
        entries++;
        boolean gap = stored.seq != seq + 1;
        if (gap) {
            fault(Kind.MISSING, seq + 1, null, "entries " + (seq + 1) + " to " + (stored.seq - 1) + " are gone");
        } else if (!Arrays.equals(stored.entry.hash(hash, stored.seq), stored.hash)) {
            fault(Kind.CHANGED, stored.seq, stored.entry.id(), "the entry was changed, moved or put in between");
        }
        checkTime(stored);
        checkNote(stored);
        checkAnchor(stored.seq, stored.hash);
        seq = stored.seq;
        hash = stored.hash;
    }

    private void checkTime(Stored stored) {
        Instant at = stored.entry.at();
        if (latest.isAfter(at) && Duration.between(at, latest).compareTo(lateBy) > 0) {
            fault(Kind.BACKDATED, stored.seq, stored.entry.id(), "the entry names a time long before it was written");
        } else if (at.isAfter(latest)) {
            latest = at;
        }
    }

    private void checkNote(Stored stored) {
        byte[] expected = stored.entry.noteHash();
        if (stored.note == null) {
            if (expected != null && stored.personKept) {
                fault(Kind.NOTE_MISSING, stored.seq, stored.entry.id(), "what was said besides is gone");
            }
        } else if (!Arrays.equals(AuditNote.hash(stored.salt, stored.note), expected)) {
            fault(Kind.NOTE_CHANGED, stored.seq, stored.entry.id(), "what was said besides was changed");
        }
    }

    private void checkAnchor(long place, byte[] stored) {
        if (anchor != null && anchor.seq() == place && !HexFormat.of().formatHex(stored).equals(anchor.hash())) {
            fault(Kind.OTHER_CHAIN, place, null, "the chain is not the one that the anchor was taken of");
        }
    }

    /** Compares with the end that the sealer noted. */
    Verification end(long headSeq, byte[] headHash, long from, Instant now) {
        if (headSeq > seq) {
            fault(Kind.MISSING, seq + 1, null, "entries " + (seq + 1) + " to " + headSeq + " are gone");
        } else if (headSeq < seq) {
            fault(Kind.BEYOND_END, headSeq + 1, null, "there are entries behind the end of the chain");
        } else if (!Arrays.equals(headHash, hash)) {
            fault(Kind.CHANGED, seq, null, "the end of the chain was changed");
        }
        if (anchor != null && anchor.seq() > headSeq) {
            fault(Kind.MISSING, headSeq + 1, null, "the chain was longer when the anchor was taken");
        }
        return new Verification(faults.isEmpty(), now, from, entries,
                new Verification.Head(headSeq, HexFormat.of().formatHex(headHash)), List.copyOf(faults));
    }

    private void fault(Kind kind, long place, Long id, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(kind, place, id, message));
        }
    }
}
