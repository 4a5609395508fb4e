package io.sanjian.recommendation.run;

import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.recommendation.match.ProfileFactory;
import io.sanjian.worker.JobIntention;
import io.sanjian.worker.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Profiles of stored workers. Many workers use the same words, so that a reading is kept for the next one. */
@ApplicationScoped
class WorkerProfiles {
    private static final int READINGS_KEPT = 20_000;

    private final ProfileFactory profiles;
    private final SpeechReader speech;
    private final Map<List<String>, Understood> readings = new ConcurrentHashMap<>();

    WorkerProfiles(ProfileFactory profiles, SpeechReader speech) {
        this.profiles = profiles;
        this.speech = speech;
    }

    /**
     * @param excluded postings not to recommend, by id, and why; those that the worker's own profile excludes included
     * @param day      the day to match for
     */
    Profile of(Worker worker, Map<Long, Rule> excluded, LocalDate day) {
        return profiles.of(intention(worker), Period.between(worker.birthDate(), day).getYears(), worker.sex(),
                read(worker.trades()), excluded, day);
    }

    private Understood read(List<String> words) {
        Understood known = readings.get(words);
        if (known != null) {
            return known;
        }
        if (readings.size() >= READINGS_KEPT) {
            readings.clear();
        }
        Understood understood = speech.read(words);
        readings.put(words, understood);
        return understood;
    }

    private static JobIntention intention(Worker worker) {
        return new JobIntention(worker.areaCode(), worker.townCode(), worker.villageCode(), worker.point(),
                worker.maxDistanceKm(), worker.trades(), worker.certificates(), worker.expectedPay(), worker.groups(),
                worker.families(), worker.excludedPostings(), worker.excludedEmployers());
    }
}
