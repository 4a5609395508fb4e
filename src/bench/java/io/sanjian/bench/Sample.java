package io.sanjian.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sanjian.matching.Profile;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reading.SpeechReader;
import io.sanjian.recommendation.match.MatchRequest;
import io.sanjian.recommendation.match.MatchRequestReader;
import io.sanjian.recommendation.match.ProfileFactory;
import io.sanjian.recommendation.match.UnderstoodReader;
import io.sanjian.reference.area.Roads;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.demo.DemoPostings;
import io.sanjian.support.demo.DemoWorkers;
import io.sanjian.worker.JobIntentionReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Made-up postings and returnees for benchmarks without a database; the same on every machine and day. */
public final class Sample {
    /** The day for which postings are published and profiles matched. */
    public static final LocalDate TODAY = LocalDate.of(2026, 1, 20);

    private static final long SEED = 1131;
    /** What a returnee says to {@code POST /workers} and not to {@code POST /matches}. */
    private static final List<String> PERSONAL = List.of("externalId", "name", "consent", "returnedAt", "returnReason");
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false).build();

    private final SpeechReader speech = new SpeechReader(MemoryIndex.TRADES, MemoryIndex.CERTIFICATES);
    private final MatchRequestReader requests = new MatchRequestReader(
            new JobIntentionReader(MemoryIndex.AREAS, MemoryIndex.CERTIFICATES, Roads.load()),
            new UnderstoodReader(MemoryIndex.TRADES, MemoryIndex.CERTIFICATES), Clock.systemUTC());
    private final ProfileFactory profiles = new ProfileFactory(MemoryIndex.AREAS, MemoryIndex.TRADES, Roads.load());

    /** The first so many postings, as they would come out of the database. */
    public Stream<Posting> postings(int count) {
        return new DemoPostings(SEED, TODAY, MemoryIndex.AREAS, MemoryIndex.CERTIFICATES).rows(count)
                .map(Sample::posting);
    }

    private static Posting posting(ObjectNode row) {
        String number = row.get("externalId").asText().replaceAll("\\D", "");
        row.put("id", 1 + Long.parseLong(number)).put("source", "demo").put("status", PostingStatus.OPEN.name());
        try {
            return JSON.treeToValue(row, Posting.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first so many returnees as bodies of {@code POST /matches}. */
    public Stream<ObjectNode> matchBodies(int count) {
        return new DemoWorkers(SEED, TODAY, MemoryIndex.AREAS, MemoryIndex.CERTIFICATES).rows(count)
                .map(row -> row.without(PERSONAL));
    }

    /** The first so many returnees as matching sees them. */
    public List<Profile> profiles(int count) {
        return matchBodies(count).map(body -> profile(body, TODAY)).toList();
    }

    /** A body of {@code POST /matches} as matching sees it on a day. */
    public Profile profile(ObjectNode body, LocalDate at) {
        MatchRequest request = requests.read(body.deepCopy().put("at", at.toString()));
        return profiles.of(request.intention(), request.age(), request.sex(),
                speech.read(request.intention().trades()), Map.of(), request.at());
    }
}
