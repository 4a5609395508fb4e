package io.sanjian.bench;

import io.sanjian.support.local.ApiClient;
import io.sanjian.support.local.LocalSettings;
import io.sanjian.support.local.LocalSettings.Database;
import io.sanjian.support.local.Ports;
import io.sanjian.support.local.PostgresBinaries;
import io.sanjian.support.local.PostgresServer;
import io.sanjian.support.local.Secrets;
import io.sanjian.support.local.ServiceEnvironment;
import io.sanjian.support.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a benchmark measures: a PostgreSQL that keeps its promises (fsync on) and the packaged service, each a process of
 * its own on free ports. Data stay in the folder for the next benchmark; what runs is stopped with this process.
 */
public final class Stage implements AutoCloseable {
    /** Calls are counted as in production, and none is refused. */
    private static final String UNREACHED_LIMITS =
            "read=100000000/1m write=100000000/1m match=100000000/1m bulk=100000000/1m";
    private static final String JVM = "jvm";
    private static final Map<String, String> POSTGRESQL = Map.of("fsync", "on", "synchronous_commit", "on",
            "shared_buffers", "1GB", "max_wal_size", "8GB", "work_mem", "32MB");

    private static final Pattern STARTED = Pattern.compile(" started in ([0-9.]+)s");

    private final LocalSettings settings;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private ServiceProcess service;

    private Stage(LocalSettings settings) throws IOException {
        this.settings = settings;
        this.secrets = new Secrets(settings.home().resolve("secrets.properties"));
        this.postgres = new PostgresServer(PostgresBinaries.unpack(settings.home()),
                settings.home().resolve("postgresql"), secrets.word("database.password"), POSTGRESQL);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        postgres.start();
    }

    /**
     * Starts PostgreSQL, with what an earlier benchmark left there.
     *
     * @param home folder for database, index and logs
     */
    public static Stage open(Path home) throws IOException {
        Path folder = Files.createDirectories(home).toRealPath();
        return new Stage(new LocalSettings(Path.of(System.getProperty("sanjian.project", "")).toAbsolutePath(), folder,
                Ports.free(), Ports.free(), Optional.empty(), Optional.of("bench-admin-token"), false));
    }

    /**
     * Starts the service and waits until it is ready, which takes in the building of the index.
     *
     * @param runtime    {@code jvm}, or a native executable
     * @param jvmOptions such as {@code -Xmx3g}; without meaning to an executable
     * @param properties configuration on top of the defaults, by name of the environment variable
     */
    public void startService(String runtime, String jvmOptions, Map<String, String> properties)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(
                ServiceEnvironment.of(settings, secrets, postgres.database(), adminToken()));
        environment.put("SANJIAN_RATE_PORTAL", UNREACHED_LIMITS);
        environment.putAll(properties);
        environment.put("JAVA_TOOL_OPTIONS", jvmOptions);
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
        service = runtime.equals(JVM) ? ServiceProcess.start(settings, environment, log)
                : ServiceProcess.startNative(settings, Path.of(runtime), environment, log);
        service.awaitReady();
    }

    public void stopService() {
        service.close();
        service = null;
    }

    public String url() {
        return settings.apiUrl() + "/api/v1";
    }

    public String adminToken() {
        return settings.adminToken().orElseThrow();
    }

    public ApiClient api() {
        return new ApiClient(settings.apiUrl(), adminToken());
    }

    public Database database() {
        return postgres.database();
    }

    /** A key of the service that its data are sealed with, in Base64. */
    String key(String name) {
        return secrets.key(name);
    }

    private Path log() {
        return settings.home().resolve("service.log");
    }

    /** How long its last start took as the service itself tells. */
    public double statedStartSeconds() throws IOException {
        try (Stream<String> lines = Files.lines(log())) {
            return lines.map(STARTED::matcher).filter(Matcher::find).map(found -> Double.parseDouble(found.group(1)))
                    .reduce((earlier, later) -> later).orElseThrow();
        }
    }

    /** Memory of the service that is in RAM at this moment, in MiB. */
    public long residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(service.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElseThrow() / 1024;
        }
    }

    /** Size of the index in MiB. */
    public long indexMebibytes() throws IOException {
        try (Stream<Path> files = Files.walk(settings.home().resolve("index"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.summingLong(file -> file.toFile().length()))
                    / (1024 * 1024);
        }
    }

    @Override
    public synchronized void close() {
        if (service != null) {
            stopService();
        }
        postgres.close();
    }
}
