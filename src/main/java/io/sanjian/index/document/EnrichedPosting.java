package io.sanjian.index.document;

import io.sanjian.posting.Posting;
import io.sanjian.reading.PostingReading;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Pay;
import java.util.List;
import java.util.Set;

/** A posting with what its text says: reading fills what the source left out and never overrides what it gave. */
record EnrichedPosting(Posting given, PostingReading reading) {

    boolean tradesGiven() {
        return given.trades() != null && !given.trades().isEmpty();
    }

    boolean certificatesGiven() {
        return given.certificates() != null && !given.certificates().isEmpty();
    }

    boolean ageGiven() {
        return given.age() != null && (given.age().min() != null || given.age().max() != null);
    }

    boolean payGiven() {
        return given.pay() != null && (given.pay().min() != null || given.pay().max() != null);
    }

    List<String> trades() {
        return tradesGiven() ? given.trades() : reading.trades();
    }

    Set<String> certificates() {
        return certificatesGiven() ? Set.copyOf(given.certificates()) : reading.certificates();
    }

    AgeRange age() {
        return ageGiven() ? given.age() : reading.age();
    }

    Pay pay() {
        return payGiven() ? given.pay() : reading.pay();
    }
}
