package io.sanjian.matching;

import java.util.Set;

/** The judgement on one pair of profile and post. */
public sealed interface Verdict {

    /** The post does not concern this person's trades at all: neither shown nor counted. */
    record Unrelated() implements Verdict {
    }

    /** The person may not be shown the post; every rule that stands in the way. */
    record Rejected(Set<Rule> rules) implements Verdict {
    }

    /** Lawful and related. */
    record Accepted(Match match) implements Verdict {
    }
}
