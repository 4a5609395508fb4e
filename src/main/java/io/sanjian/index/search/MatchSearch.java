package io.sanjian.index.search;

import io.sanjian.index.PostingIndex;
import io.sanjian.index.document.PostingFields;
import io.sanjian.matching.Explanation;
import io.sanjian.matching.Judge;
import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/**
 * The exact best posts for a profile: the answer is the one that judging every live posting would give. Blocks: never
 * call it on the event loop. Safe for use by many threads.
 */
@ApplicationScoped
public class MatchSearch {
    private final PostingIndex index;
    private final FactsCache facts;
    private final Judge judge;

    public MatchSearch(PostingIndex index, FactsCache facts, Judge judge) {
        this.index = index;
        this.facts = facts;
        this.judge = judge;
    }

    /**
     * The best posts for a profile, at most one per employer and near-duplicate.
     *
     * @param limit how many at most, 1 or more
     * @throws io.sanjian.problem.ProblemException NOT_READY while there is no index
     */
    public MatchResult match(Profile profile, int limit) {
        return search(profile, limit, Selection::best);
    }

    /**
     * The best posts for a profile before the choice of one per employer, which the allocation of a run makes: when a
     * post is full, the worker may get another one of the same employer. Near-duplicates are left out.
     *
     * @param limit how many at most, 1 or more
     * @throws io.sanjian.problem.ProblemException NOT_READY while there is no index
     */
    public MatchResult candidates(Profile profile, int limit) {
        return search(profile, limit, MatchSearch::withoutDuplicates);
    }

    private static List<Match> withoutDuplicates(List<Match> matches, int size) {
        Set<String> seen = new HashSet<>();
        return matches.stream().sorted(Match.BEST_FIRST).filter(match -> seen.add(match.posting().duplicateKey()))
                .limit(size).toList();
    }

    private MatchResult search(Profile profile, int limit, BiFunction<List<Match>, Integer, List<Match>> variety) {
        Candidates candidates = new Candidates(judge.relatedTrades(profile).keySet(), profile.words(), facts);
        return index.search(searcher -> {
            int room = Tally.room(limit);
            while (true) {
                Tally tally = new Tally(limit, room, variety);
                candidates.judgeAll(searcher, judge.forProfile(profile), tally);
                Optional<MatchResult> result = tally.result();
                if (result.isPresent()) {
                    return result.get();
                }
                room = Tally.moreThan(room);
            }
        });
    }

    /** The judgement on one posting, spelled out; empty where no posting of this id is in the index. */
    public Optional<Explanation> explain(Profile profile, String postingId) {
        if (!postingId.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return facts(Long.parseLong(postingId)).map(posting -> judge.explain(profile, posting));
    }

    /** What matching knows of a posting; empty where it is not in the index. */
    public Optional<PostingFacts> facts(long postingId) {
        return index.search(searcher -> {
            TopDocs found = searcher.search(new TermQuery(PostingFields.idTerm(postingId)), 1);
            return found.scoreDocs.length == 0 ? Optional.empty() : Optional.of(read(searcher, found.scoreDocs[0].doc));
        });
    }

    private PostingFacts read(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = searcher.getLeafContexts().get(
                ReaderUtil.subIndex(document, searcher.getLeafContexts()));
        return facts.of(leaf.reader(), document - leaf.docBase);
    }
}
