package io.sanjian.posting;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.web.fields.BodyFields;

/**
 * Remarks on pay that is most likely in another unit: 5,000 yuan an hour, 5 a month. It is stored as stated, since nobody but
 * its source knows what is right.
 */
final class PlausiblePay {

    private PlausiblePay() {
    }

    static void check(BodyFields fields, Pay pay) {
        if (pay == null) {
            return;
        }
        double most = Math.max(pay.min() == null ? 0 : pay.min(), pay.max() == null ? 0 : pay.max());
        if (most > highest(pay.unit()) || most < lowest(pay.unit())) {
            fields.warn("pay", "IMPLAUSIBLE", "{0} yuan per {1} are unlikely; check the unit", most, pay.unit());
        }
    }

    /** Yuan; about three times what the best paid of the adverts offer. */
    private static double highest(PayUnit unit) {
        return switch (unit) {
            case HOUR -> 500;
            case DAY -> 3_000;
            case WEEK -> 20_000;
            case MONTH -> 100_000;
            case PIECE -> Double.MAX_VALUE;
        };
    }

    /** Yuan; a fraction of the least that the law allows. */
    private static double lowest(PayUnit unit) {
        return switch (unit) {
            case HOUR -> 5;
            case DAY -> 30;
            case WEEK -> 150;
            case MONTH -> 300;
            case PIECE -> 0;
        };
    }
}
