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
 *
 * @param conditions that the post meets, as {@link Conditions#metBy} has them; 0 where nobody asks
 */
public record ScoringKey(List<String> trades, Set<String> certificates, Family family, AgeRange age, boolean closed,
        Set<Trait> traits, int conditions) {

    /** The likeness of a post to those who set no conditions. */
    public static ScoringKey of(PostingFacts posting) {
        return of(posting, 0);
    }

    /** The likeness of a post to those who do. */
    public static ScoringKey withConditions(PostingFacts posting) {
        return of(posting, Conditions.metBy(posting));
    }

    private static ScoringKey of(PostingFacts posting, int conditions) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(posting.traits());
        traits.retainAll(Rules.TRAITS);
        return new ScoringKey(posting.trades(), posting.certificates(), posting.family(), posting.age(),
                posting.closed(), traits, conditions);
    }
}
