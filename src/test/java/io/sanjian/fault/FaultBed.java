package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.local.PostgresBinaries;
import io.sanjian.support.local.PostgresServer;
import io.sanjian.support.local.Secrets;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A database, receivers and replicas of the packaged service with a small city in them: what faults are done to. */
final class FaultBed implements AutoCloseable {
    /** Longer than two waits of a minute, as a paused channel may need. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /**
     * What a replica does again for a dead one is done after seconds instead of minutes, and batches are so small that a
     * run of a small city has many. Nothing is given up: refusals are dealt out by number, so the last message of a run may
     * meet all of them. Receivers have time: on a busy machine one that is well may answer after seconds, and an attempt that
     * is given up too early is one in doubt.
     */
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("sanjian.run.batch-size", "25"), Map.entry("sanjian.run.heartbeat", "300ms"),
            Map.entry("sanjian.run.stale-after", "2s"), Map.entry("sanjian.run.retry-pause", "300ms"),
            Map.entry("sanjian.run.poll-interval", "200ms"), Map.entry("sanjian.run.no-repeat-lists", "0"),
            Map.entry("sanjian.delivery.poll-every", "300ms"), Map.entry("sanjian.delivery.visibility", "12s"),
            Map.entry("sanjian.delivery.backoff.base", "100ms"), Map.entry("sanjian.delivery.backoff.cap", "1s"),
            Map.entry("sanjian.delivery.backoff.max-attempts", "1000"),
            // Every case rings every phone.
            Map.entry("sanjian.delivery.rings-per-day", "1000"),
            Map.entry("sanjian.delivery.webhook.timeout", "5s"), Map.entry("sanjian.wechat.timeout", "5s"),
            Map.entry("sanjian.sms.timeout", "5s"), Map.entry("sanjian.wechat.token.lease", "8s"),
            Map.entry("sanjian.index.commit-interval", "1s"), Map.entry("quarkus.http.limits.max-connections", "1000"));
    private static final List<String> CHANNELS = List.of("WEBHOOK", "WECHAT", "SMS", "INBOX");

    private static final List<String> NAMES = List.of("one", "two", "three");
    private static final List<String> PHASES = List.of("PLANNING", "SEARCHING", "ALLOCATING", "STORING", "DONE");

    private final Path home;
    private final Path configuration;
    private final PostgresServer postgres;
    private final Phones phones = new Phones();
    private final City city = new City();
    private final List<Replica> replicas = new ArrayList<>();
    private final Sql sql;
    private final Audit audit;
    private final Secrets secrets;

    /** @param home an empty folder for everything */
    private FaultBed(Path home, Path database) throws IOException {
        this.home = home;
        configuration = home.resolve("service.properties");
        postgres = new PostgresServer(PostgresBinaries.unpack(home.getParent()), database, "fault",
                Map.of("fsync", "on", "max_connections", "120", "idle_in_transaction_session_timeout", "30s"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        sql = new Sql(postgres::database);
        audit = new Audit(sql, phones, city);
        secrets = new Secrets(home.resolve("secrets.properties"));
    }

    /** Sets up a city with one replica; the database lies in {@code database}. */
    static FaultBed start(String name, Path database) throws IOException, InterruptedException {
        System.out.println("Seed " + Seed.value() + ", again with -Dsanjian.fault.seed=" + Seed.value());
        Path home = Path.of("target", "faults", name).toAbsolutePath();
        PostgresServer.deleteAll(home);
        Files.createDirectories(home);
        FaultBed bed = new FaultBed(home, database == null ? home.resolve("postgresql") : database);
        try {
            bed.setUp();
        } catch (IOException | InterruptedException | RuntimeException e) {
            bed.close();
            throw e;
        }
        return bed;
    }

    private void setUp() throws IOException, InterruptedException {
        postgres.start();
        Properties properties = new Properties();
        properties.putAll(phones.settings());
        properties.putAll(QUICK);
        try (Writer writer = Files.newBufferedWriter(configuration)) {
            properties.store(writer, "Service under faults");
        }
        revive(1);
        city.load(service(), phones, sql);
        awaitGood("none", begin("set-up"));
    }

    /** Brings back what a case may have left dead, and starts or stops replicas until there are so many. */
    void revive(int count) throws IOException, InterruptedException {
        awaitDatabase();
        while (replicas.size() > count) {
            replicas.removeLast().close();
        }
        while (replicas.size() < count) {
            replicas.add(replica(NAMES.get(replicas.size())));
        }
        for (Replica replica : replicas) {
            if (!replica.isRunning()) {
                replica.launch();
            }
        }
        for (Replica replica : replicas) {
            replica.awaitReady();
        }
    }

    /** A server that is there may still end over its recovery; what counts is an answer. */
    private void awaitDatabase() {
        await("an answer of PostgreSQL").pollInterval(Duration.ofMillis(100)).until(() -> {
            if (postgres.process().isEmpty()) {
                postgres.start();
            }
            return sql.number("select 1") == 1;
        });
    }

    private Replica replica(String name) {
        return new Replica(name, home, configuration, postgres.database(), secrets);
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** The first replica. */
    Replica service() {
        return replicas.getFirst();
    }

    /** Sets the clocks of all replicas right: a replica of the same name that is started later finds the setting. */
    void setClocksRight() throws IOException {
        for (Replica replica : replicas) {
            replica.setClockAhead(Duration.ZERO);
        }
    }

    /** Starts a run over all channels. */
    long begin(String key) throws IOException, InterruptedException {
        return begin(service(), key);
    }

    long begin(Replica replica, String key) throws IOException, InterruptedException {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        CHANNELS.forEach(order.put("wholeCity", true).putArray("channels")::add);
        return replica.api().post("/recommendation-runs", order, "Idempotency-Key", key + "-" + Seed.value()).path("id")
                .asLong();
    }

    /** Where a run stands. */
    String phase(long run) {
        return sql.text("select phase from run where id = ?", run);
    }

    /** Waits, looking often: a phase may last for some milliseconds only. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what + ", seed " + Seed.value()).atMost(PATIENCE).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2)).ignoreExceptions();
    }

    /** Waits until a run has got into a phase, or beyond it: it may pass through in less time than a look takes. */
    void awaitPhase(long run, String phase) {
        await("phase " + phase + " of run " + run)
                .until(() -> PHASES.indexOf(phase(run)) >= PHASES.indexOf(phase));
    }

    /** Lets a fault last: the one wait that is for time itself. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Waits until everything has come to rest and proves that nothing is lost, doubled, or held. */
    Findings awaitGood(String fault, long run) {
        Findings found = awaitRunGood(fault, run);
        await("held after: " + fault).pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(audit.held()).isEmpty());
        awaitIndexLikeTable(fault);
        return found;
    }

    /** The same for the run and its messages alone, while faults go on. */
    Findings awaitRunGood(String fault, long run) {
        Awaitility.await("run " + run + " after: " + fault + ", seed " + Seed.value()).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions().untilAsserted(() -> assertThat(audit.isSettled(run)).as("%s", state(run)).isTrue());
        Findings found = Awaitility.await("audit of run " + run).atMost(PATIENCE).ignoreExceptions()
                .until(() -> audit.of(run), Objects::nonNull);
        FaultTable.add(fault, found);
        assertThat(found.lost()).as("lost after: %s, run %d, seed %d", fault, run, Seed.value()).isEmpty();
        assertThat(found.doubled()).as("doubled after: %s, run %d, seed %d", fault, run, Seed.value()).isEmpty();
        return found;
    }

    /** Waits until the index of each running replica is like the table. */
    void awaitIndexLikeTable(String fault) {
        for (Replica replica : List.copyOf(replicas)) {
            if (replica.isRunning()) {
                await("index after: " + fault).pollInterval(Duration.ofMillis(100))
                        .untilAsserted(() -> assertThat(audit.difference(replica)).isEmpty());
            }
        }
    }

    private String state(long run) {
        return sql.text("""
                select 'run ' || r.id || ' ' || r.state || ' ' || r.phase || coalesce(' ' || r.failure, '')
                    || ', tasks ' || (select coalesce(string_agg(t.kind || ' ' || t.state || ' ' || t.failures, ', '), 'none')
                                      from run_task t where t.run_id = r.id and t.state <> 'DONE')
                    || ', messages ' || (select coalesce(string_agg(m.said, ', '), 'none') from (
                            select o.channel || ' ' || o.state || ' ' || coalesce(o.last_error, '') || ', ' || count(*)
                                || ' with up to ' || max(o.attempts) || ' attempts, due in '
                                || min(o.next_attempt_at - clock_timestamp()) as said
                            from outbox o where o.run_id = r.id and o.state in ('PENDING', 'SENDING', 'DEAD')
                            group by o.channel, o.state, o.last_error) m)
                    || ', paused ' || (select coalesce(string_agg(p.channel || ' ' || p.reason || ' probed ' || p.probes, ', '),
                                                       'none') from channel_pause p)
                from run r where r.id = ?
                """, run);
    }

    PostgresServer postgres() {
        return postgres;
    }

    Phones phones() {
        return phones;
    }

    City city() {
        return city;
    }

    /** A connection besides {@link #sql}, to be closed. */
    Sql ownSql() {
        return new Sql(postgres::database);
    }

    Sql sql() {
        return sql;
    }

    Audit audit() {
        return audit;
    }

    Path home() {
        return home;
    }

    @Override
    public void close() {
        List.copyOf(replicas).forEach(Replica::close);
        sql.close();
        postgres.close();
        phones.close();
    }
}
