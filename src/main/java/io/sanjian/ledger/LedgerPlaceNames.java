package io.sanjian.ledger;

import java.util.regex.Pattern;

/** Villages as ledgers call them: 高坪村 for 高坪村村民委员会. */
final class LedgerPlaceNames {
    private static final Pattern COMMITTEE = Pattern.compile("(?<=社区|村)(?:村民委员会|居民委员会|村委会|居委会)$|村民委员会$|居民委员会$");

    private LedgerPlaceNames() {
    }

    static String village(String name) {
        String seat = COMMITTEE.matcher(name).replaceFirst("");
        return seat.isEmpty() ? name : seat;
    }
}
