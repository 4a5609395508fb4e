package io.sanjian.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with a judged set: {@code corpus.jsonl} (postings in the import format), {@code dev/profiles.jsonl}
 * (bodies of {@code POST /matches}), {@code dev/qrels.tsv} and {@code score.py}. Nothing of it is part of this project.
 */
public final class JudgedSet {
    /** The day for which the set was judged. */
    public static final LocalDate AT = LocalDate.of(2026, 1, 20);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIGURES = Pattern.compile(
            "P@3 (\\d\\.\\d+)\\s+nDCG@3 (\\d\\.\\d+).*violations (\\d+)");

    private final Path folder;

    public JudgedSet(Path folder) {
        this.folder = folder;
    }

    /**
     * The scorer's first line.
     *
     * @param table all that the scorer printed
     */
    public record Figures(double precision, double ndcg, int violations, String table) {

        /** What of the bars is missed, or nothing. */
        public List<String> missed(double leastPrecision, double leastNdcg) {
            List<String> missed = new ArrayList<>();
            if (violations > 0) {
                missed.add(violations + " violations");
            }
            if (precision < leastPrecision) {
                missed.add("P@3 " + precision + " < " + leastPrecision);
            }
            if (ndcg < leastNdcg) {
                missed.add("nDCG@3 " + ndcg + " < " + leastNdcg);
            }
            return missed;
        }
    }

    public Path corpus() {
        return folder.resolve("corpus.jsonl");
    }

    public List<JsonNode> postings() throws IOException {
        return lines(corpus());
    }

    public List<JsonNode> profiles() throws IOException {
        return lines(folder.resolve("dev/profiles.jsonl"));
    }

    /**
     * Writes the run and has the scorer judge it.
     *
     * @param picks external ids by profile id, best first
     * @throws IOException if the run cannot be written, or there is no Python to run the scorer
     */
    public Figures score(Map<String, List<String>> picks, Path run) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        picks.forEach((profile, ids) -> {
            for (int rank = 1; rank <= ids.size(); rank++) {
                lines.add(profile + "\t" + ids.get(rank - 1) + "\t" + rank + "\t" + (ids.size() - rank));
            }
        });
        Files.write(run, lines);
        Process scorer = new ProcessBuilder("python3", folder.resolve("score.py").toString(), run.toString(),
                folder.resolve("dev/qrels.tsv").toString(), "--by-kind").redirectErrorStream(true).start();
        String table = new String(scorer.getInputStream().readAllBytes()) + sources(picks) + sourcesByKind(picks);
        Matcher figures = FIGURES.matcher(table);
        if (scorer.waitFor() != 0 || !figures.find()) {
            throw new IOException("the scorer failed: " + table);
        }
        return new Figures(Double.parseDouble(figures.group(1)), Double.parseDouble(figures.group(2)),
                Integer.parseInt(figures.group(3)), table);
    }

    /** Hits (gain 2 or 3) of real and of written postings apart: the written ones share their author's words. */
    private String sources(Map<String, List<String>> picks) throws IOException {
        int[] shown = new int[2];
        int[] hits = new int[2];
        Map<String, Integer> gains = gains();
        picks.forEach((profile, ids) -> ids.forEach(id -> {
            int source = id.startsWith("EV-") ? 0 : 1;
            shown[source]++;
            hits[source] += gains.getOrDefault(profile + " " + id, 0) >= 2 ? 1 : 0;
        }));
        return String.format(Locale.ROOT,
                "picks with gain >= 2: real (EV-) %d of %d (%.3f), written (WR-) %d of %d (%.3f)%n",
                hits[0], shown[0], share(hits[0], shown[0]), hits[1], shown[1], share(hits[1], shown[1]));
    }

    private static double share(int hits, int shown) {
        return shown == 0 ? 0 : (double) hits / shown;
    }

    /** By kind of person, from {@code kinds.tsv} where there is one: hits and picks of real and of written postings. */
    private String sourcesByKind(Map<String, List<String>> picks) throws IOException {
        Path file = folder.resolve("kinds.tsv");
        if (!Files.exists(file)) {
            return "";
        }
        Map<String, int[]> byKind = new TreeMap<>();
        Map<String, Integer> gains = gains();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            int[] counts = byKind.computeIfAbsent(cells[1], kind -> new int[4]);
            for (String id : picks.getOrDefault(cells[0], List.of())) {
                int source = id.startsWith("EV-") ? 0 : 2;
                counts[source + 1]++;
                counts[source] += gains.getOrDefault(cells[0] + " " + id, 0) >= 2 ? 1 : 0;
            }
        }
        StringBuilder table = new StringBuilder();
        byKind.forEach((kind, c) -> table.append(String.format(Locale.ROOT,
                "  %-14s real (EV-) %d of %d, written (WR-) %d of %d%n", kind, c[0], c[1], c[2], c[3])));
        return table.toString();
    }

    private Map<String, Integer> gains() throws IOException {
        Map<String, Integer> gains = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("dev/qrels.tsv"))) {
            String[] cells = line.split("\t");
            gains.put(cells[0] + " " + cells[1], Integer.valueOf(cells[2]));
        }
        return gains;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                nodes.add(JSON.readTree(line));
            }
        }
        return nodes;
    }
}
