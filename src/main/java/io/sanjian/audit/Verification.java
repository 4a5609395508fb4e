package io.sanjian.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a verification of the audit found.
 *
 * @param ok      whether nothing is wrong
 * @param from    first place in the chain that is kept
 * @param entries entries verified
 * @param head    the end of the chain: keep it elsewhere and give it as anchor the next time
 * @param faults  what is wrong, the first hundred
 */
@Schema(name = "AuditVerification")
public record Verification(boolean ok, Instant verifiedAt, long from, long entries, @Nullable Head head,
        List<Fault> faults) {

    /** An end of the chain. */
    @Schema(name = "AuditHead")
    public record Head(@Schema(examples = "48211") long seq,
            @Schema(description = "SHA-256 in hexadecimal") String hash) {
    }

    /**
     * Something wrong.
     *
     * @param seq place in the chain
     * @param id  of the entry, where there is one
     */
    @Schema(name = "AuditFault")
    public record Fault(Kind kind, long seq, @Nullable Long id, String message) {
    }

    /** What can be wrong. */
    @Schema(name = "AuditBreakKind")
    public enum Kind {
        /** The entry is not what was chained: changed, moved, or put in between. */
        CHANGED,
        /** Entries are gone. */
        MISSING,
        /** The entry stands behind the end of the chain. */
        BEYOND_END,
        /** The entry was written long after the time that it names. */
        BACKDATED,
        /** The free text of the entry is not what was said. */
        NOTE_CHANGED,
        /** The free text is gone though the person is not erased. */
        NOTE_MISSING,
        /** The chain is not the one that the anchor was taken of. */
        OTHER_CHAIN
    }
}
