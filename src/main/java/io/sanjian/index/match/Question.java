package io.sanjian.index.match;

import io.sanjian.matching.Bounds;
import io.sanjian.matching.InTurn;
import io.sanjian.matching.Judge;
import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileJudge;
import io.sanjian.matching.Rankings;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Variety;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;

/** One profile and one state of the index. Not thread-safe. */
final class Question {
    private final Profile profile;
    private final ProfileJudge judge;
    private final Bounds bounds;
    private final List<Segment> segments;
    private final IndexSearcher searcher;
    private final List<String> terms;
    private List<ByWords> byWords;

    /** @param terms of the person's words, to be looked for in titles and texts */
    Question(IndexSearcher searcher, PostsCache posts, Judge judge, Profile profile, List<String> terms)
            throws IOException {
        this.searcher = searcher;
        this.terms = terms;
        this.profile = profile;
        this.judge = judge.forProfile(profile);
        this.bounds = this.judge.bounds();
        this.segments = new ArrayList<>(searcher.getLeafContexts().size());
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            segments.add(new Segment(leaf, posts.of(leaf.reader()), leaf.reader().getLiveDocs()));
        }
    }

    private List<Branch> branches() {
        List<Branch> branches = new ArrayList<>();
        bounds.ways().forEach((trade, way) -> {
            for (Segment segment : way.isOpen() ? segments : List.<Segment>of()) {
                TradeTree tree = segment.posts().withTrade(trade);
                if (tree != null) {
                    branches.add(new Branch(segment, tree, trade, way, bounds.most(tree.outlines(), 0, way)));
                }
            }
        });
        return branches;
    }

    /** The lawful posts in the order in which the person is offered them. */
    Variety variety() {
        List<Branch> branches = branches();
        return new Variety(profile, new Rankings() {
            @Override
            public Supplier<Match> all() {
                return ranking(branches, Part.ALL, Standing.FREE);
            }

            @Override
            public Supplier<Match> welcomingOlder(int least) {
                return ranking(branches, Part.welcomingOlder(least), Standing.FREE);
            }

            @Override
            public Supplier<Match> ofKinds(Predicate<String> kinds, int least) {
                return ranking(branches, Part.ofKinds(kinds, least), Standing.FREE);
            }
        });
    }

    /** The lawful posts in their turn, of which those may be missing that ask for more than the person has to say. */
    InTurn inTurn(Standing standing) {
        standing.thresholds().prepare(segments);
        return new InTurn(profile, ranking(branches(), Part.ALL, standing));
    }

    private Supplier<Match> ranking(List<Branch> branches, Part part, Standing standing) {
        Ranking ranking = new Ranking(branches, judge, bounds, part, standing);
        ranking.addByWords(this::byWords);
        return ranking::next;
    }

    /** How many lawful posts that concern the person are out of reach. */
    int taken(Standing standing) {
        standing.thresholds().prepare(segments);
        Taken taken = new Taken(profile, judge, bounds, standing);
        segments.forEach(taken::add);
        return taken.count();
    }

    /** How many posts that concern the person break which rule. */
    Map<Rule, Integer> rejected() throws IOException {
        Rejections rejections = new Rejections(profile, judge, bounds);
        for (Segment segment : segments) {
            rejections.add(segment);
        }
        byWords().forEach(found -> rejections.addByWords(found.posting(), found.textFit()));
        return rejections.counts();
    }

    /** What is asked of the texts: words matter there only where they are all that the person said. */
    static List<String> words(Profile profile) {
        return profile.trades().isEmpty() && !profile.anything() ? profile.words() : List.of();
    }

    private List<ByWords> byWords() {
        if (byWords == null) {
            Map<Long, ByWords> found = new LinkedHashMap<>();
            TitleWords titles = new TitleWords(profile.words(), searcher);
            segments.forEach(segment -> titles.forEach(segment,
                    posting -> found.put(posting.id(), new ByWords(posting, 0))));
            if (!terms.isEmpty()) {
                addByText(new TextWords(terms, segments), found);
            }
            byWords = List.copyOf(found.values());
        }
        return byWords;
    }

    private void addByText(TextWords words, Map<Long, ByWords> found) {
        for (int i = 0; i < segments.size(); i++) {
            SegmentPosts posts = segments.get(i).posts();
            words.forEach(i, (document, textFit) -> {
                PostingFacts posting = posts.of(document);
                found.put(posting.id(), new ByWords(posting, textFit));
            });
        }
    }
}
