package io.sanjian.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an advert looks like a fraud; an officer decides.
 *
 * @param kind  stable code
 * @param words the words that were found
 */
@Schema(name = "FraudSignal")
public record FraudSignal(Kind kind, String words) {

    /** What the words look like. */
    @Schema(name = "FraudSignalKind")
    public enum Kind {
        /** Fees, deposits or loans before the first pay (劳动合同法 9). */
        FEES_FIRST,
        /** Made-up orders and likes (刷单). */
        FAKE_ORDERS,
        /** Ship's crew without the papers of the sea (船员直招), a known fraud. */
        CREW_DIRECT,
        /** Money for nothing at home. */
        EASY_MONEY,
        /** Entertainment by night. */
        NIGHT_VENUE,
        /** Surrogacy, egg donation. */
        BODY_TRADE,
        /** Work abroad without a licensed agency. */
        ABROAD,
        /** Bank and telephone cards of one's own for others' money. */
        BANK_ACCOUNTS,
        GAMBLING
    }
}
