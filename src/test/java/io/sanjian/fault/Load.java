package io.sanjian.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.local.LocalFailure;
import io.sanjian.support.local.MiniProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everybody who uses the service while it suffers: portals, people, officers. What is refused is counted and done with. */
final class Load implements AutoCloseable {
    private static final List<String> WORDS =
            List.of("焊工", "打螺丝", "带娃", "保安", "扎钢筋", "挖机", "厨师", "保洁", "普工", "打灰");
    private static final Pattern STATUS = Pattern.compile("answers (\\d{3})");

    private final FaultBed bed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicLong> counts = new TreeMap<>();

    Load(FaultBed bed) {
        this.bed = bed;
    }

    /** A call of the API. */
    @FunctionalInterface
    private interface Call {
        void at(Replica replica, Random random) throws IOException, InterruptedException;
    }

    void start() {
        repeat("import of 300 posts", Duration.ofSeconds(4),
                (replica, random) -> bed.city().importPostings(replica.api(), random.nextLong(), 300));
        repeat("change of a post", Duration.ofMillis(300),
                (replica, random) -> bed.city().importPostings(replica.api(), random.nextLong(), 1));
        repeat("match", Duration.ofMillis(100), this::match);
        repeat("search", Duration.ofMillis(150), (replica, random) -> replica.api()
                .get("/postings?limit=20&payMin=" + 1000 * random.nextInt(9)));
        repeat("log-in", Duration.ofSeconds(1), this::logIn);
    }

    private void match(Replica replica, Random random) throws IOException, InterruptedException {
        ObjectNode profile = JsonNodeFactory.instance.objectNode().put("age", 18 + random.nextInt(45));
        profile.putObject("home").put("areaCode", "500112");
        profile.putArray("trades").add(WORDS.get(random.nextInt(WORDS.size())));
        replica.api().post("/matches", profile);
    }

    private void logIn(Replica replica, Random random) throws IOException, InterruptedException {
        int number = random.nextInt(40);
        MiniProgram.Person person = new MiniProgram(replica.apiUrl(), bed.phones().wechat())
                .logIn("o-city-" + number, City.phone(number));
        person.api().get("/workers/" + person.workerId() + "/inbox?limit=5");
    }

    private void repeat(String name, Duration pause, Call call) {
        Random random = Seed.random(name);
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            try {
                do {
                    List<Replica> replicas = bed.replicas();
                    attempt(name, call, replicas.get(random.nextInt(replicas.size())), random);
                } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void attempt(String name, Call call, Replica replica, Random random) throws InterruptedException {
        try {
            call.at(replica, random);
            count(name, "done");
        } catch (LocalFailure e) {
            Matcher status = STATUS.matcher(e.getMessage());
            count(name, status.find() ? status.group(1) : "failed");
        } catch (IOException e) {
            count(name, "no answer");
        }
    }

    private void count(String name, String outcome) {
        synchronized (counts) {
            counts.computeIfAbsent(name + ", " + outcome, key -> new AtomicLong()).incrementAndGet();
        }
    }

    /** How often what ended how. */
    Map<String, AtomicLong> counts() {
        synchronized (counts) {
            return new TreeMap<>(counts);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
