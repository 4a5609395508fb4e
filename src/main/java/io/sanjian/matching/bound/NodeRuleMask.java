package io.sanjian.matching.bound;

/**
 * The other side of {@link NodeBounds}: what could stand in somebody's way at any post of a set. Where outlines keep the
 * best of a set, this keeps the worst, so that {@link ScoreBounds#mayBreak} can tell that no post of the set breaks a rule.
 */
public final class NodeRuleMask {
    private final int[] everyMark;
    private final int[] everyCondition;
    private final byte[] ageFrom;
    private final byte[] ageTo;
    private final char[] lastValid;
    private final long[] papers;

    /** @param size how many sets */
    public NodeRuleMask(int size) {
        everyMark = new int[size];
        everyCondition = new int[size];
        ageFrom = new byte[size];
        ageTo = new byte[size];
        lastValid = new char[size];
        papers = new long[size];
    }

    /** Puts a set of one post. */
    public void set(int index, NodeBounds outlines, int post) {
        everyMark[index] = outlines.marks(post);
        everyCondition[index] = outlines.conditions(post);
        ageFrom[index] = (byte) outlines.ageFrom(post);
        ageTo[index] = (byte) outlines.ageTo(post);
        lastValid[index] = (char) outlines.lastValid(post);
        papers[index] = outlines.papers(post);
    }

    /** Adds a post to a set. */
    public void add(int index, NodeBounds outlines, int post) {
        everyMark[index] &= outlines.marks(post);
        everyCondition[index] &= outlines.conditions(post);
        ageFrom[index] = (byte) Math.max(ageFrom[index], outlines.ageFrom(post));
        ageTo[index] = (byte) Math.min(ageTo[index], outlines.ageTo(post));
        lastValid[index] = (char) Math.min(lastValid[index], outlines.lastValid(post));
        papers[index] |= outlines.papers(post);
    }

    /** Puts the posts of two other sets. */
    public void unite(int index, int one, int other) {
        everyMark[index] = everyMark[one] & everyMark[other];
        everyCondition[index] = everyCondition[one] & everyCondition[other];
        ageFrom[index] = (byte) Math.max(ageFrom[one], ageFrom[other]);
        ageTo[index] = (byte) Math.min(ageTo[one], ageTo[other]);
        lastValid[index] = (char) Math.min(lastValid[one], lastValid[other]);
        papers[index] = papers[one] | papers[other];
    }

    /** The marks of {@link NodeBounds} that every post has. */
    int everyMark(int index) {
        return everyMark[index];
    }

    /** The conditions that every post meets. */
    int everyCondition(int index) {
        return everyCondition[index];
    }

    int ageFrom(int index) {
        return ageFrom[index];
    }

    int ageTo(int index) {
        return ageTo[index];
    }

    int lastValid(int index) {
        return lastValid[index];
    }

    /** The papers that some post asks for. */
    long papers(int index) {
        return papers[index];
    }
}
