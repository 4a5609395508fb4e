package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ScoringKey;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The posts of one segment that offer a trade, in groups of the same {@link ScoringKey}: what the first of a group breaks as
 * such, all of them break. 20,000 posts of a trade make some hundred groups.
 */
final class EquivalentPostings {
    private static final Comparator<PostingFacts> FIRST_TO_END = Comparator.comparing(PostingFacts::validThrough,
            Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

    private final List<int[]> documents;
    private final NodeBounds outlines;
    /** By group, numbers of the trades that its adverts put before this one. */
    private final char[][] earlierTrades;

    private EquivalentPostings(String trade, List<int[]> documents, PostingFacts[] facts, NodeBoundsBuilder outliner) {
        this.documents = documents;
        this.outlines = new NodeBounds(documents.size());
        this.earlierTrades = new char[documents.size()][];
        for (int group = 0; group < documents.size(); group++) {
            PostingFacts first = facts[documents.get(group)[0]];
            int place = first.trades().indexOf(trade);
            outliner.set(outlines, group, first, place);
            earlierTrades[group] = outliner.numbers(first.trades().subList(0, place));
        }
    }

    /** Puts the posts of a segment into groups of one likeness, by trade. */
    static Map<String, EquivalentPostings> of(PostingFacts[] facts, NodeBoundsBuilder outliner,
            Function<PostingFacts, ScoringKey> likeness) {
        Map<ScoringKey, IntStream.Builder> alike = new HashMap<>();
        for (int document = 0; document < facts.length; document++) {
            if (facts[document] != null && !facts[document].trades().isEmpty()) {
                alike.computeIfAbsent(likeness.apply(facts[document]), any -> IntStream.builder()).add(document);
            }
        }
        Map<String, List<int[]>> byTrade = new HashMap<>();
        alike.forEach((key, builder) -> {
            int[] documents = builder.build().boxed()
                    .sorted(Comparator.comparing(document -> facts[document], FIRST_TO_END))
                    .mapToInt(Integer::intValue).toArray();
            key.trades().stream().distinct()
                    .forEach(trade -> byTrade.computeIfAbsent(trade, any -> new ArrayList<>()).add(documents));
        });
        Map<String, EquivalentPostings> posts = HashMap.newHashMap(byTrade.size());
        byTrade.forEach(
                (trade, documents) -> posts.put(trade, new EquivalentPostings(trade, documents, facts, outliner)));
        return posts;
    }

    /** How many groups. */
    int groups() {
        return documents.size();
    }

    /** The documents of a group, first those that end first. */
    int[] documents(int group) {
        return documents.get(group);
    }

    /** By group, of its first post. */
    NodeBounds outlines() {
        return outlines;
    }

    char[] earlierTrades(int group) {
        return earlierTrades[group];
    }
}
