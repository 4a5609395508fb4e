package io.sanjian.bench.peer;

import io.sanjian.bench.Sample;
import io.sanjian.matching.Explanation.RuleCheck;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.posting.Posting;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import io.sanjian.support.MemoryIndex;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A post as every peer gets it: with the facts that Sanjian's readers found, so that peers differ in how they search.
 *
 * @param text         title and description
 * @param minorsBarred whether 16 and 17 year olds may not take it
 * @param site         whether the age limits of sites count
 * @param needs        certificates that must be held on day one for its first trade
 */
record Post(Posting posting, PostingFacts facts, String text, boolean minorsBarred, boolean site, Set<String> needs) {
    private static final Profile MINOR = probe(17);
    private static final Profile OLD = probe(70);

    static Post of(Posting posting) {
        PostingFacts facts = MemoryIndex.FACTS.of(posting);
        return new Post(posting, facts,
                posting.text().title() + " "
                        + (posting.text().description() == null ? "" : posting.text().description()),
                breaks(Rule.MINOR_PROTECTED, MINOR, facts), breaks(Rule.CONSTRUCTION_AGE, OLD, facts), needs(facts));
    }

    String trade(int place) {
        return place < facts.trades().size() ? facts.trades().get(place) : null;
    }

    boolean dubious() {
        return facts.traits().contains(Trait.DUBIOUS);
    }

    /** Whether the rule stands between a person and a post, whatever the person's trades. */
    static boolean breaks(Rule rule, Profile person, PostingFacts facts) {
        return MemoryIndex.JUDGE.explain(person, facts, 0, null).rules().stream().filter(check -> check.rule() == rule)
                .anyMatch(RuleCheck::broken);
    }

    private static Set<String> needs(PostingFacts facts) {
        Set<String> needs = new HashSet<>(facts.certificates());
        if (!facts.trades().isEmpty() && !facts.traits().contains(Trait.TRAINEE)) {
            needs.addAll(MemoryIndex.TRADES.find(facts.trades().getFirst()).map(Trade::certificates).orElse(Set.of()));
        }
        return needs.stream().filter(Post::onDayOne).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean onDayOne(String certificate) {
        return MemoryIndex.CERTIFICATES.find(certificate)
                .map(known -> known.when() != Certificate.When.AT_ENTRY).orElse(true);
    }

    private static Profile probe(int age) {
        return new Profile(new Profile.Person(age, Profile.Sex.M, Set.of(), Set.of()),
                MemoryIndex.AREAS.place("500103", null, null), Profile.Reach.UNLIMITED, Profile.Wanted.NOTHING,
                Profile.Exclusions.NONE, Sample.TODAY);
    }
}
