package io.sanjian.matching;

/** Judges many posts for one profile; what depends on the profile alone is worked out once. Not thread-safe. */
public interface ProfileJudge {

    /** The judgement on one post. */
    Verdict judge(PostingFacts posting);
}
