package io.sanjian.recommendation.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.posting.PostingViews;
import io.sanjian.reading.ParsedUtterance;
import io.sanjian.reading.SpeechReader;
import io.sanjian.recommendation.match.ProfileFactory;
import io.sanjian.worker.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;

/** Profiles of stored workers. Many of them say the same, so that what was heard is kept for the next one. */
@ApplicationScoped
class WorkerProfiles {
    private static final int HEARD_KEPT = 50_000;

    private final ProfileFactory profiles;
    private final SpeechReader speech;
    private final PostingViews postings;
    private final Cache<String, ParsedUtterance> heard = Caffeine.newBuilder().maximumSize(HEARD_KEPT).build();

    WorkerProfiles(ProfileFactory profiles, SpeechReader speech, PostingViews postings) {
        this.profiles = profiles;
        this.speech = speech;
        this.postings = postings;
    }

    /**
     * @param excluded postings not to recommend besides those that the profile itself excludes, and why
     * @param day      the day to match for
     */
    Profile of(Worker worker, Map<Long, Rule> excluded, LocalDate day) {
        return profiles.of(worker.intention(), Period.between(worker.birthDate(), day).getYears(), worker.sex(),
                speech.understand(
                        worker.intention().trades().stream().map(said -> heard.get(said, speech::hear)).toList()),
                withOwn(worker, excluded), day);
    }

    private Map<Long, Rule> withOwn(Worker worker, Map<Long, Rule> excluded) {
        if (worker.intention().excluded().postings().isEmpty()) {
            return excluded;
        }
        Map<Long, Rule> all = new HashMap<>(excluded);
        for (String name : worker.intention().excluded().postings()) {
            postings.named(name).forEach(posting -> all.putIfAbsent(posting.id(), Rule.EXCLUDED));
        }
        return all;
    }
}
