package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Family;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that the rules look at in a post, but for where it is, when it ends, and that somebody ruled it out by its name. Of
 * two posts with the same likeness either both break such a rule for a person, or neither.
 */
public record ScoringKey(List<String> trades, Set<String> certificates, Family family, AgeRange age, boolean closed,
        Set<Trait> traits) {

    /** The likeness of a post. */
    public static ScoringKey of(PostingFacts posting) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(posting.traits());
        traits.retainAll(Rules.TRAITS);
        return new ScoringKey(posting.trades(), posting.certificates(), posting.family(), posting.age(),
                posting.closed(), traits);
    }
}
