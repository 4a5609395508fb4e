package io.sanjian.ledger;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import java.time.Instant;

/**
 * Who brings statements to the ledger, and from where; taken from the request while it is at hand.
 *
 * @param by       name of the token
 * @param weekly   whether only people whom the ledger knows are meant
 * @param saidAt   when it was said, which of an offline record or a file of last week is earlier than now
 * @param importId of the file, or null
 * @param reason   why an officer changes it, or null
 */
record LedgerSender(String by, AreaScope reach, Level level, boolean weekly, Instant saidAt, String importId,
        String reason) {

    /** What somebody confirms, and so may still change. */
    enum Level {
        VILLAGE, TOWN, DISTRICT, CITY;

        /** An officer of nothing larger than towns is a town's; an ADMIN does what a district may. */
        static Level of(Caller caller) {
            if (caller.is(Roles.ADMIN)) {
                return DISTRICT;
            }
            if (!caller.is(Roles.OFFICER)) {
                return VILLAGE;
            }
            return caller.reach().everything() ? CITY
                    : caller.areaCodes().stream().anyMatch(code -> code.length() <= 6) ? DISTRICT : TOWN;
        }
    }

    static LedgerSender of(Caller caller, boolean weekly, Instant saidAt, String importId, String reason) {
        return new LedgerSender(caller.name(), caller.reach(), Level.of(caller), weekly, saidAt, importId, reason);
    }

    /** Whether what a town has confirmed may be changed all the same. */
    boolean opensLocks() {
        return level != Level.VILLAGE && reason != null;
    }
}
