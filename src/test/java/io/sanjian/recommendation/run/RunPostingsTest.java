package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.sanjian.index.match.MatchSearch;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.FactsFactory;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.posting.Postings;
import io.sanjian.recommendation.pick.PostingSummaries;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.Family;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunPostingsTest {
    private final List<Long> read = new ArrayList<>();
    private final RunPostings posts =
            new RunPostings(postings(), search(), facts(), new PostingSummaries(mock(Areas.class)));

    private Postings postings() {
        Postings postings = mock(Postings.class);
        when(postings.load(any()))
                .thenAnswer(call -> Uni.createFrom().item(call.<Collection<Long>>getArgument(0).stream().map(id -> {
                    read.add(id);
                    return new Posting(new Posting.Key(id, "s", "p" + id),
                            new Posting.Text("焊工", null, null, List.of(), null),
                            new Posting.Work(Family.GENERAL, null, List.of(), List.of(), null, null, null),
                            new Posting.Place("500101", null, null, null), null, null,
                            new Posting.Validity(null, null, PostingStatus.OPEN, null));
                }).toList()));
        return postings;
    }

    private static MatchSearch search() {
        MatchSearch search = mock(MatchSearch.class);
        when(search.facts(anyLong())).thenReturn(Optional.empty());
        return search;
    }

    private static FactsFactory facts() {
        FactsFactory facts = mock(FactsFactory.class);
        PostingFacts known = mock(PostingFacts.class);
        when(facts.of(any(Posting.class))).thenReturn(known);
        return facts;
    }

    @Test
    void aPostIsReadOnceForARun() {
        posts.load(4, List.of(7L, 8L));
        assertThat(posts.load(4, List.of(8L, 9L))).containsOnlyKeys(8L, 9L);
        assertThat(read).containsExactlyInAnyOrder(7L, 8L, 9L);
    }

    /** Seen in a soak: what run after run had shown was kept until its time was over. */
    @Test
    void postsGoWhenALaterRunIsStored() {
        posts.load(4, List.of(7L));
        posts.load(5, List.of(8L));
        posts.load(4, List.of(7L));
        assertThat(read).containsExactly(7L, 8L, 7L);
    }

    @Test
    void twoRunsAtOnceDoNotTakeEachOthersPostsAwayAgainAndAgain() {
        posts.load(5, List.of(8L));
        posts.load(4, List.of(7L));
        posts.load(5, List.of(8L));
        posts.load(4, List.of(7L));
        assertThat(read).containsExactly(8L, 7L);
    }
}
