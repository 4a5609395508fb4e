package io.sanjian.matching.bound;

import io.sanjian.matching.Matcher;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Rules;
import io.sanjian.matching.Scoring;
import io.sanjian.matching.bound.ScoreBounds.Way;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Draws the {@link NodeBounds} of posts. Certificates got at entry stand in nobody's way and are left out. Thread-safe. */
public final class NodeBoundsBuilder {
    private final Trades trades;
    private final Roads roads;
    private final Map<String, Long> bits = new HashMap<>();
    private final Map<String, Character> numbers = new HashMap<>();

    public NodeBoundsBuilder(Matcher judge) {
        trades = judge.trades();
        roads = judge.roads();
        trades.all().forEach(trade -> numbers.put(trade.code(), (char) numbers.size()));
        for (Certificate certificate : judge.certificates().all()) {
            if (certificate.when() != Certificate.When.AT_ENTRY) {
                if (bits.size() == Long.SIZE) {
                    throw new IllegalArgumentException("more than 64 certificates that stand in somebody's way");
                }
                bits.put(certificate.code(), 1L << bits.size());
            }
        }
    }

    /** What can be told of posts for a profile from the outlines that this draws. */
    public ScoreBounds bounds(ProfileMatcher judge) {
        return new ScoreBounds(judge, this);
    }

    /**
     * Puts the outline of one post.
     *
     * @param place which of the post's trades this is about, 0 for the first
     */
    public void set(NodeBounds outlines, int index, PostingFacts posting, int place) {
        int placeBit = 1 << NodeBounds.FIRST_PLACE_BIT + Math.min(place, NodeBounds.PLACES - 1);
        outlines.set(index, posting, marks(posting) | placeBit, needed(posting),
                roads.detour(posting.place().areaCode()));
    }

    /** Numbers of trades, by which {@link ScoreBounds#concern} knows them; all that no table has share one. */
    public char[] numbers(List<String> codes) {
        char[] found = new char[codes.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers.getOrDefault(codes.get(i), (char) numbers.size());
        }
        return found;
    }

    /** The ways by their trades' numbers, null where there is none. */
    Way[] byNumber(Map<String, Way> ways) {
        Way[] byNumber = new Way[numbers.size() + 1];
        ways.forEach((trade, way) -> byNumber[numbers.get(trade)] = way);
        return byNumber;
    }

    /** The bits of all certificates for which this holds. */
    long papers(Predicate<String> certificate) {
        long papers = 0;
        for (Map.Entry<String, Long> bit : bits.entrySet()) {
            papers |= certificate.test(bit.getKey()) ? bit.getValue() : 0;
        }
        return papers;
    }

    /** The papers without which the post cannot be taken. */
    private long needed(PostingFacts posting) {
        long papers = papers(posting.certificates());
        if (!posting.traits().contains(Trait.TRAINEE)) {
            for (String trade : posting.trades()) {
                papers |= papers(trades.find(trade).map(Trade::certificates).orElse(Set.of()));
            }
        }
        return papers;
    }

    private long papers(Collection<String> certificates) {
        long papers = 0;
        for (String code : certificates) {
            papers |= bits.getOrDefault(code, 0L);
        }
        return papers;
    }

    private int marks(PostingFacts posting) {
        boolean severalTrades = posting.trades().size() > 1;
        return 1 << posting.family().ordinal()
                | mark(NodeBounds.OLDER_WELCOME, Scoring.welcomesOlder(posting))
                | mark(NodeBounds.AGE_STATED, posting.age() != null)
                | mark(NodeBounds.NO_DEGREE, !posting.traits().contains(Trait.WHITE_COLLAR))
                | mark(NodeBounds.PAY_UNKNOWN, Scoring.offered(posting) < 0)
                | mark(NodeBounds.OPEN, !posting.closed())
                | mark(NodeBounds.HONEST, !posting.traits().contains(Trait.DUBIOUS))
                | mark(NodeBounds.FIT_FOR_MINORS, !Rules.unfitForMinors(posting, trades))
                | mark(NodeBounds.OFF_SITE, !Rules.onSite(posting, trades))
                | mark(NodeBounds.TRAINEE, posting.traits().contains(Trait.TRAINEE))
                | mark(NodeBounds.SEVERAL_TRADES, severalTrades)
                | mark(NodeBounds.INTRICATE, Rules.setAside(posting));
    }

    private static int mark(int mark, boolean holds) {
        return holds ? mark : 0;
    }
}
