package io.sanjian.web.problem;

/** An answer with sentences in it, which are said in the language of the caller. */
public interface Worded {
    /** The same answer in that language. */
    Worded in(Wording wording);
}
