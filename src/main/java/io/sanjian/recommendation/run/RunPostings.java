package io.sanjian.recommendation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sanjian.database.Transactions;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.FactsFactory;
import io.sanjian.posting.Posting;
import io.sanjian.posting.Postings;
import io.sanjian.recommendation.pick.PostingSummaries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The posts that a run recommends, as its lists show them. Each is on many lists, so this replica reads it once and
 * keeps it for as long as storing the lists of a city takes, or until it stores those of a later run.
 */
@ApplicationScoped
class RunPostings {
    private static final int KEPT = 500_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final Postings postings;
    private final MatchEngine search;
    private final FactsFactory factory;
    private final PostingSummaries summaries;
    /** After writing, not after access: of the latter's classes a native image has none. */
    private final Cache<Key, Post> known = Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
    private final AtomicLong latestRun = new AtomicLong();

    RunPostings(Postings postings, MatchEngine search, FactsFactory factory,
            PostingSummaries summaries) {
        this.postings = postings;
        this.search = search;
        this.factory = factory;
        this.summaries = summaries;
    }

    private record Key(long runId, long postingId) {
    }

    /** A post for people, and for the reasons. */
    record Post(PostingSummary summary, PostingFacts facts) {
    }

    /** The posts by id; one that no longer exists is left out. */
    Map<Long, Post> load(long runId, Collection<Long> ids) {
        if (latestRun.getAndAccumulate(runId, Math::max) < runId) {
            // A run before that still goes on reads its posts once more.
            known.invalidateAll();
        }
        Map<Long, Post> posts = HashMap.newHashMap(ids.size());
        Set<Long> unknown = new HashSet<>();
        for (Long id : ids) {
            Post post = known.getIfPresent(new Key(runId, id));
            if (post == null) {
                unknown.add(id);
            } else {
                posts.put(id, post);
            }
        }
        for (Posting posting : Transactions.await(postings.load(unknown))) {
            Post post = new Post(summary(posting),
                    search.facts(posting.key().id()).orElseGet(() -> factory.of(posting)));
            known.put(new Key(runId, posting.key().id()), post);
            posts.put(posting.key().id(), post);
        }
        return posts;
    }

    /** Posts as they are now, which are not kept, by id. */
    Map<Long, PostingSummary> summaries(Collection<Posting> now) {
        return now.stream().collect(Collectors.toMap(posting -> posting.key().id(), this::summary));
    }

    /** Reading a text for its pay takes time, so only where none was given. */
    private PostingSummary summary(Posting posting) {
        return summaries.of(posting, posting.pay() == null ? factory.pay(posting) : posting.pay());
    }
}
