package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.support.fake.PortalPlay;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything at once for a while: imports, changes, matches, searches, log-ins, one run with all its messages after the
 * other, and a fault every few seconds. {@code -Dsanjian.fault.soak-minutes=30} for a long one; 3 otherwise.
 */
class SoakIT extends FaultCases {
    private static final double MINUTES = Double.parseDouble(System.getProperty("sanjian.fault.soak-minutes", "3"));
    private static final int SAMPLES = 36;
    /** What the heap may gain without a leak, and in an hour. */
    private static final double NOISE_MB = 6;
    /**
     * The same where the half that is looked at is so short that it may see one rise and nothing else: what survives a
     * collection is a sawtooth, with teeth of up to 9 MB and four minutes.
     */
    private static final double TOOTH_MB = 12;
    private static final double TOOTH_MINUTES = 4;
    private static final double FLAT_MB_PER_HOUR = 12;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Override
    int replicas() {
        return 2;
    }

    @AfterEach
    void right(FaultBed bed) throws Exception {
        bed.setClocksRight();
    }

    @Test
    void nothingIsLostAndMemoryStaysFlat(FaultBed bed) throws Exception {
        long end = System.nanoTime() + (long) (MINUTES * 60e9);
        Memory memory = new Memory(bed.service().pid());
        Load load = new Load(bed);
        Thread runs = Thread.ofPlatform().start(() -> guarded(() -> runs(bed)));
        Thread memories = Thread.ofPlatform().start(() -> guarded(() -> watch(memory)));
        try (load) {
            load.start();
            int faults = 0;
            while (System.nanoTime() < end && failure.get() == null) {
                fault(bed, faults++);
                FaultBed.pause(Duration.ofMillis(2_000 + random.nextInt(4_000)));
            }
            System.out.printf("%d faults in %.1f minutes%n", faults, MINUTES);
        } finally {
            over.set(true);
            runs.join();
            memories.join();
        }
        assertThat(failure.get()).as("seed %d", Seed.value()).isNull();
        bed.revive(2);
        bed.awaitGood("after the soak", bed.begin("after-the-soak"));
        report(load, memory);
        double half = MINUTES / 2;
        assertThat(memory.perHour(Memory.Sample::heap)).as("MB that the heap gains in an hour, seed %d", Seed.value())
                .isLessThan(FLAT_MB_PER_HOUR + (half < TOOTH_MINUTES ? TOOTH_MB : NOISE_MB) * 60 / half);
        assertThat(load.counts().keySet()).as("seed %d", Seed.value()).noneMatch(key -> key.endsWith(", 500"));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }

    /** One run after the other, each proved before the next. */
    private void runs(FaultBed bed) throws Exception {
        for (int number = 0; !over.get(); number++) {
            String key = "soak-" + number;
            Long[] run = new Long[1];
            // Whoever orders a run repeats the order until there is an answer.
            FaultBed.await("an order").until(() -> {
                run[0] = bed.begin(bed.replicas().get(ThreadLocalRandom.current().nextInt(2)), key);
                return true;
            });
            bed.awaitRunGood("mixed load with faults (soak)", run[0]);
            bed.phones().forget();
        }
    }

    private void watch(Memory memory) throws IOException, InterruptedException {
        long pause = (long) (MINUTES * 60e9 / SAMPLES);
        while (!over.get()) {
            memory.sample();
            long until = System.nanoTime() + pause;
            while (!over.get() && System.nanoTime() < until) {
                FaultBed.pause(Duration.ofMillis(100));
            }
        }
    }

    /**
     * The first replica is never killed: it is its memory that is watched. Faults of receivers are dealt out by calls, which
     * become rare while a channel waits; so what is left of one is over before the next fault.
     */
    private void fault(FaultBed bed, int number) throws Exception {
        Replica second = bed.replicas().getLast();
        Faults faults = new Faults(bed, random);
        Phones phones = bed.phones();
        phones.wechat().well(WechatPlay.SEND);
        phones.sms().well(SmsPlay.PLAIN);
        phones.portal().well(PortalPlay.HOOK);
        switch (number < 10 ? number : random.nextInt(10)) {
            case 0 -> {
                second.kill();
                FaultBed.pause(Duration.ofMillis(random.nextInt(3_000)));
                second.start();
            }
            case 1 -> faults.dropConnections();
            case 2 -> phones.wechat().resetAfter(WechatPlay.SEND, 1 + random.nextInt(20));
            case 3 -> phones.sms().resetAfter(SmsPlay.PLAIN, 1 + random.nextInt(30));
            case 4 -> phones.portal().slow(PortalPlay.HOOK, 1 + random.nextInt(10), Duration.ofMillis(5_600));
            case 5 -> faults.killDatabase();
            case 6 -> faults.readOnlyDatabase(Duration.ofSeconds(2));
            case 7 -> phones.wechat().killToken();
            case 8 -> bed.replicas().get(random.nextInt(2))
                    .setClockAhead(Duration.ofMinutes(random.nextInt(-300, 300)));
            default -> phones.portal().status(PortalPlay.HOOK, 1 + random.nextInt(40), 503);
        }
    }

    private static void report(Load load, Memory memory) throws IOException {
        StringBuilder report = new StringBuilder("Soak of %.0f minutes, seed %d%n%n| calls | number |%n| --- | ---: |%n"
                .formatted(MINUTES, Seed.value()));
        load.counts().forEach((call, count) -> report.append("| %s | %,d |%n".formatted(call, count.get())));
        report.append(
                "\nHeap after collection: %.1f MB at the end, %+.1f MB an hour; RSS %.0f MB, %+.1f MB an hour%n%n%s"
                        .formatted(memory.last().heap(), memory.perHour(Memory.Sample::heap), memory.last().rss(),
                                memory.perHour(Memory.Sample::rss), memory.table()));
        System.out.println(report);
        Files.writeString(Path.of("target", "soak.md"), report);
    }
}
