package io.sanjian.bench.peer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sanjian.bench.CityStage;
import io.sanjian.bench.Latencies;
import io.sanjian.bench.Sample;
import io.sanjian.bench.Stage;
import io.sanjian.clock.BusinessZone;
import io.sanjian.evaluation.JudgedSet;
import io.sanjian.evaluation.JudgedSet.Figures;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.posting.StoredPostings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Peers on the same data, rules and machine: matches a second from two callers with the city loaded, and quality on a
 * judged set. Prints rows of a Markdown table.
 *
 * <p>Arguments: folder for data; peers, comma-separated, of {@code postgresql,lucene,opensearch,sanjian}; folder of the
 * judged set; seconds for each measurement (30); heap of OpenSearch (3g).
 */
final class Comparison {
    /** Picks per person. */
    static final int PICKS = 3;

    /** Hits asked for, so that three of different employers are left; more where that was not enough. */
    private static final int HITS = 12;
    private static final int MORE_HITS = 120;
    private static final int RETURNEES = 5_000;
    private static final int CALLERS = 2;
    private static final long WARM_UP_SECONDS = 10;
    private static final int MOST_PER_SECOND = 50_000;
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false).build();

    private final Sample sample = new Sample();
    private final JudgedSet judged;
    private final long seconds;

    private Comparison(JudgedSet judged, long seconds) {
        this.judged = judged;
        this.seconds = seconds;
    }

    static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Comparison comparison = new Comparison(new JudgedSet(Path.of(arguments[2])),
                arguments.length > 3 ? Long.parseLong(arguments[3]) : 30);
        String heap = arguments.length > 4 ? arguments[4] : "3g";
        System.out.println("""
                | engine | query by | matches/s, 2 callers | p50 ms | p99 ms | P@3 | nDCG@3 | violations | index MiB | memory | loaded in s |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""");
        try (Stage stage = CityStage.open(home)) {
            for (String name : arguments[1].split(",")) {
                Path folder = home.resolve("peer-" + name);
                Path project = Path.of(System.getProperty("sanjian.project"));
                try (Peer peer = switch (name) {
                    case "postgresql" -> new PostgresPeer(stage.database());
                    case "lucene" -> new LucenePeer(folder);
                    case "opensearch" -> new OpenSearchPeer(project, folder, heap);
                    case "sanjian" -> new SanjianPeer(folder);
                    default -> throw new IllegalArgumentException(name);
                }) {
                    comparison.run(name, peer, stage);
                }
            }
        }
    }

    /** One line per way to ask: with the trades that Sanjian understood, and with the words alone. */
    private void run(String name, Peer peer, Stage stage) throws Exception {
        List<Boolean> ways = name.equals("sanjian") ? List.of(true) : List.of(true, false);
        long began = System.nanoTime();
        peer.load(StoredPostings.first(CityStage.POSTINGS, stage.database()).stream().map(Post::of).toList());
        double loading = (System.nanoTime() - began) / 1e9;
        long size = peer.mebibytes();
        List<ObjectNode> people = CityStage.matchBodies(RETURNEES, stage);
        Map<Boolean, String> speed = new LinkedHashMap<>();
        for (boolean byTrades : ways) {
            List<Question> questions = people.stream()
                    .map(body -> question(body, LocalDate.now(BusinessZone.ID), byTrades))
                    .filter(question -> question.byTrades() == byTrades).toList();
            ask(peer, questions, WARM_UP_SECONDS);
            Speed measured = ask(peer, questions, seconds);
            speed.put(byTrades, String.format(Locale.ROOT, "%,.0f | %.2f | %.2f", measured.perSecond,
                    measured.latencies.millis(50), measured.latencies.millis(99)));
        }
        String memory = peer.memory();
        peer.load(judgedPosts());
        for (boolean byTrades : ways) {
            Figures figures = judged.score(picks(peer, byTrades), Files.createTempFile("sanjian-run", ".tsv"));
            System.out.printf(Locale.ROOT, "| %s | %s | %s | %.3f | %.3f | %d | %d | %s | %.0f |%n", name,
                    byTrades ? "trades" : "words", speed.get(byTrades), figures.precision(), figures.ndcg(),
                    figures.violations(), size, memory, loading);
        }
    }

    private Question question(ObjectNode body, LocalDate at, boolean byTrades) {
        List<String> words = new ArrayList<>();
        body.path("trades").forEach(word -> words.add(word.asText()));
        return Question.of(sample.profile(body, at), words, byTrades);
    }

    private record Speed(double perSecond, Latencies latencies) {
    }

    /** Two callers, each with its next question when the last was answered. */
    private static Speed ask(Peer peer, List<Question> questions, long seconds) throws Exception {
        Latencies latencies = new Latencies(Math.toIntExact(MOST_PER_SECOND * seconds));
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000;
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                running.add(CompletableFuture.runAsync(() -> {
                    while (System.nanoTime() < end) {
                        Question question = questions.get(next.getAndIncrement() % questions.size());
                        long asked = System.nanoTime();
                        best(peer, question);
                        latencies.add(System.nanoTime() - asked);
                    }
                }, callers));
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get();
        }
        return new Speed(latencies.count() / ((System.nanoTime() - start) / 1e9), latencies);
    }

    private Map<String, List<String>> picks(Peer peer, boolean byTrades) throws IOException {
        Map<String, List<String>> picks = new LinkedHashMap<>();
        for (JsonNode profile : judged.profiles()) {
            ObjectNode body = profile.deepCopy();
            picks.put(body.get("id").asText(), best(peer, question(body, JudgedSet.AT, byTrades)));
        }
        return picks;
    }

    /** The best three, one per employer and near-duplicate. */
    private static List<String> best(Peer peer, Question question) {
        try {
            List<Peer.Hit> hits = peer.search(question, HITS);
            List<String> picks = varied(hits);
            return picks.size() == PICKS || hits.size() < HITS ? picks : varied(peer.search(question, MORE_HITS));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> varied(List<Peer.Hit> hits) {
        List<String> picks = new ArrayList<>(PICKS);
        Set<String> taken = new HashSet<>();
        for (Peer.Hit hit : hits) {
            if (picks.size() < PICKS && !taken.contains("e" + hit.employerKey())
                    && !taken.contains("d" + hit.duplicateKey())) {
                taken.add("e" + hit.employerKey());
                taken.add("d" + hit.duplicateKey());
                picks.add(hit.externalId());
            }
        }
        return picks;
    }

    private List<Post> judgedPosts() throws IOException {
        List<Post> posts = new ArrayList<>();
        for (JsonNode node : judged.postings()) {
            ObjectNode row = (ObjectNode) node;
            row.put("id", posts.size() + 1).put("source", "eval").put("status", PostingStatus.OPEN.name());
            if (row.has("headcount")) {
                row.set("openings", row.get("headcount"));
            }
            posts.add(Post.of(JSON.treeToValue(row, Posting.class)));
        }
        return posts;
    }
}
