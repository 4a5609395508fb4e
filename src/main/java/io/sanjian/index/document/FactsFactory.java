package io.sanjian.index.document;

import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a posting into what matching knows of it: given facts first, completed by what its text says. */
@ApplicationScoped
public class FactsFactory {

    public PostingFacts of(Posting posting) {
        throw new UnsupportedOperationException("lands with the readers");
    }
}
