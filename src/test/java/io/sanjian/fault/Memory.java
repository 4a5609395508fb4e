package io.sanjian.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process takes: resident memory, and of a JVM the heap that is in use after a collection. Linux only. */
final class Memory {
    /** What has survived the collection; the young generation fills again at once. */
    private static final Pattern LIVE = Pattern.compile("Tenured +total \\d+K, used (\\d+)K");
    private static final double MB = 1024.0;

    private final long pid;
    private final long start = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    /**
     * One look.
     *
     * @param minutes since the first
     * @param rss     resident, in MB
     * @param heap    in use after a collection, in MB
     */
    record Sample(double minutes, double rss, double heap) {
    }

    Memory(long pid) {
        this.pid = pid;
    }

    /** A heap that cannot be told is no sample: as one of 0 MB it would tilt the slope. */
    void sample() throws IOException, InterruptedException {
        jcmd("GC.run");
        String answer = jcmd("GC.heap_info");
        Matcher live = LIVE.matcher(answer);
        if (!live.find()) {
            throw new IllegalStateException("jcmd does not tell the heap of process " + pid + ": " + answer);
        }
        samples.add(new Sample((System.nanoTime() - start) / 60e9, rss(), Long.parseLong(live.group(1)) / MB));
    }

    private double rss() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / MB).findFirst().orElseThrow();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(30, TimeUnit.SECONDS) ? answer : "";
    }

    Sample last() {
        return samples.getLast();
    }

    /** By how much a value grows per hour, fitted by least squares to the samples since the middle, when all is warm. */
    double perHour(ToDoubleFunction<Sample> value) {
        List<Sample> warm = samples.subList(samples.size() / 2, samples.size());
        double meanTime = warm.stream().mapToDouble(Sample::minutes).average().orElse(0);
        double meanValue = warm.stream().mapToDouble(value).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (Sample sample : warm) {
            covariance += (sample.minutes() - meanTime) * (value.applyAsDouble(sample) - meanValue);
            variance += (sample.minutes() - meanTime) * (sample.minutes() - meanTime);
        }
        return variance == 0 ? 0 : covariance / variance * 60;
    }

    /** All samples as a Markdown table. */
    String table() {
        StringBuilder table =
                new StringBuilder("| minute | RSS MB | heap after collection MB |\n| ---: | ---: | ---: |\n");
        samples.forEach(sample -> table.append("| %.1f | %.0f | %.1f |%n".formatted(sample.minutes(), sample.rss(),
                sample.heap())));
        return table.toString();
    }
}
