package io.sanjian.posting;

import io.sanjian.reading.PostingReading;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Schooling;
import java.util.List;
import java.util.Set;

/** A posting with what its text says: reading fills what the source left out and never overrides what it gave. */
public record EnrichedPosting(Posting given, PostingReading reading) {

    public boolean tradesGiven() {
        return given.work().trades() != null && !given.work().trades().isEmpty();
    }

    public boolean certificatesGiven() {
        return given.work().certificates() != null && !given.work().certificates().isEmpty();
    }

    public boolean ageGiven() {
        return given.age() != null && (given.age().min() != null || given.age().max() != null);
    }

    public boolean payGiven() {
        return given.pay() != null && (given.pay().min() != null || given.pay().max() != null);
    }

    public List<String> trades() {
        return tradesGiven() ? given.work().trades() : reading.trades();
    }

    public Set<String> certificates() {
        return certificatesGiven() ? Set.copyOf(given.work().certificates()) : reading.certificates();
    }

    public AgeRange age() {
        return ageGiven() ? given.age() : reading.age();
    }

    public Pay pay() {
        return payGiven() ? given.pay() : reading.pay();
    }

    /** As the source gave it; else as the text demands it, or null. */
    public Schooling schooling() {
        return given.work().education() == null ? reading.schooling() : Schooling.ofWords(given.work().education());
    }
}
