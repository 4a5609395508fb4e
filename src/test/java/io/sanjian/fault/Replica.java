package io.sanjian.fault;

import io.sanjian.support.local.ApiClient;
import io.sanjian.support.local.LocalSettings;
import io.sanjian.support.local.LocalSettings.Database;
import io.sanjian.support.local.Ports;
import io.sanjian.support.local.Secrets;
import io.sanjian.support.local.ServiceEnvironment;
import io.sanjian.support.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One process of the service, with an index of its own. The same ports and folder at every start. */
final class Replica implements AutoCloseable {
    static final String TOKEN = "fault-test-token";
    /** Starts quickly, and shows soon where memory is not given back. */
    private static final String JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m";

    private final String name;
    private final Path home;
    private final LocalSettings settings;
    private final Path configuration;
    private final Database database;
    private final Secrets secrets;
    private ServiceProcess process;
    private ApiClient api;

    /**
     * @param configuration properties file of the service
     * @param secrets       the same for all replicas
     */
    Replica(String name, Path home, Path configuration, Database database, Secrets secrets) {
        this.name = name;
        this.home = home.resolve(name);
        this.settings = new LocalSettings(Path.of("").toAbsolutePath(), this.home, Ports.free(), Ports.free(),
                Optional.empty(), Optional.of(TOKEN), false);
        this.configuration = configuration;
        this.database = database;
        this.secrets = secrets;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        Files.createDirectories(home);
        Map<String, String> environment = ServiceEnvironment.of(settings, secrets, database, TOKEN);
        environment.put("SMALLRYE_CONFIG_LOCATIONS", configuration.toUri().toString());
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
        environment.put("JAVA_TOOL_OPTIONS", JVM + " " + ClockAgent.option(home));
        process = ServiceProcess.start(settings, environment, log);
        api = new ApiClient(settings.apiUrl(), TOKEN);
    }

    /** Starts it and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        launch();
        process.awaitReady();
    }

    void awaitReady() throws InterruptedException {
        process.awaitReady();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
        process = null;
    }

    /** Tells it to end, as {@code kill} does, and does not wait. */
    void terminate() {
        process.terminate();
    }

    /** Waits until it has ended after {@link #terminate}. */
    boolean ends(Duration within) throws InterruptedException {
        boolean ended = process.hasEnded(within);
        close();
        return ended;
    }

    /** Sets its machine's clock to so much ahead of the true time; negative for behind. */
    void setClockAhead(Duration ahead) throws IOException {
        ClockAgent.set(home, ahead);
    }

    boolean isRunning() {
        return process != null;
    }

    String name() {
        return name;
    }

    ApiClient api() {
        return api;
    }

    String apiUrl() {
        return settings.apiUrl();
    }

    String managementUrl() {
        return settings.managementUrl();
    }

    long pid() {
        return process.pid();
    }

    Path home() {
        return home;
    }

    Path log() {
        return home.resolve("service.log");
    }

    Path index() {
        return home.resolve("index");
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
