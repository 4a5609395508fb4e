package io.sanjian.evaluation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sanjian.matching.Match;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.RuleSettings;
import io.sanjian.matching.Verdict;
import io.sanjian.posting.FactsFactory;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.SpeechReader;
import io.sanjian.recommendation.match.MatchRequest;
import io.sanjian.recommendation.match.MatchRequestReader;
import io.sanjian.recommendation.match.ProfileFactory;
import io.sanjian.recommendation.match.UnderstoodReader;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.worker.JobIntentionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The developer's fast loop: judges every posting of a judged set for every profile by brute force, without server,
 * database or index, in a few seconds.
 */
public final class OfflineEvaluation {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false).build();

    private final Trades trades = Trades.load(Certificates.load());
    private final Certificates certificates = Certificates.load();
    private final Areas areas = Areas.load();
    private final SpeechReader speech = new SpeechReader(trades, certificates);
    private final MatchRequestReader requests =
            new MatchRequestReader(new JobIntentionReader(areas, certificates, Roads.load()),
                    new UnderstoodReader(trades, certificates), Clock.systemUTC());
    private final ProfileFactory profiles = new ProfileFactory(areas, trades, Roads.load());
    private final Matcher judge = new Matcher(trades, certificates, RuleSettings.DEFAULT, Roads.load());

    /** @param arguments folder of the judged set; file for the run */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        JudgedSet set = new JudgedSet(Path.of(arguments[0]));
        Path run = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempFile("sanjian-run", ".tsv");
        System.out.print(set.score(new OfflineEvaluation().picks(set), run).table());
    }

    /** External ids by profile id, best first, three each. */
    Map<String, List<String>> picks(JudgedSet set) throws IOException {
        List<PostingFacts> facts = facts(set);
        Map<String, List<String>> picks = new LinkedHashMap<>();
        for (JsonNode node : set.profiles()) {
            MatchRequest request = requests.read(((ObjectNode) node).deepCopy().put("at", JudgedSet.AT.toString()));
            Profile profile = profiles.of(request.intention(), request.age(), request.sex(),
                    speech.read(request.intention().trades()), Map.of(), request.at());
            picks.put(request.id(), best(profile, judge.forProfile(profile), facts));
        }
        return picks;
    }

    private List<PostingFacts> facts(JudgedSet set) throws IOException {
        FactsFactory factory = new FactsFactory(areas, new PostingReader(trades, certificates));
        List<PostingFacts> facts = new ArrayList<>();
        for (JsonNode node : set.postings()) {
            ObjectNode row = (ObjectNode) node;
            row.put("id", facts.size() + 1).put("source", "eval").put("status", PostingStatus.OPEN.name());
            if (row.has("headcount")) {
                row.set("openings", row.get("headcount"));
            }
            facts.add(factory.of(JSON.treeToValue(row, Posting.class)));
        }
        return facts;
    }

    private static List<String> best(Profile profile, ProfileMatcher judge, List<PostingFacts> facts) {
        List<Match> matches = new ArrayList<>();
        for (PostingFacts posting : facts) {
            if (judge.judge(posting) instanceof Verdict.Accepted accepted) {
                matches.add(accepted.match());
            }
        }
        return PickDiversifier.best(profile, matches, 3).stream().map(match -> match.posting().externalId()).toList();
    }
}
