package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.support.local.LocalSettings.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything on this machine with one command: a PostgreSQL, the packaged service, demo data, a first run, and where to
 * look. Stays until the service ends or until it is told to stop (Ctrl-C, SIGTERM, end of the Maven that started it),
 * and then stops the service first and PostgreSQL last.
 *
 * <p>The only argument is the folder of the project. The environment is described in README.md.
 */
public final class LocalServer {
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on",
            "shared_buffers", "256MB", "max_wal_size", "4GB", "idle_in_transaction_session_timeout", "60s");

    private final LocalSettings settings;
    private final Console console;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private PostgresServer postgres;
    private DemoPhones phones;
    private ServiceProcess service;

    private LocalServer(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    static void main(String[] arguments) {
        Console console = new Console();
        try {
            LocalSettings settings = LocalSettings.of(Path.of(arguments[0]).toAbsolutePath(), System.getenv());
            LocalServer server = new LocalServer(settings, console);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            if (Boolean.getBoolean("sanjian.stop-with-parent")) {
                ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(1)));
            }
            System.exit(server.run());
        } catch (LocalFailure e) {
            console.line("%n[ERROR] %s", e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            console.line("%n[ERROR] %s", e);
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    /** Starts everything, waits for the end of the service, and gives the exit code. */
    private int run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        console.line("%n三荐 Sanjian · %s", settings.home());
        HomeFolder home = HomeFolder.take(settings.home());
        Secrets secrets = new Secrets(home.path().resolve("secrets.properties"));
        Ports.awaitFree(settings.httpPort(), "QUARKUS_HTTP_PORT", PORT_PATIENCE);
        Ports.awaitFree(settings.managementPort(), "QUARKUS_MANAGEMENT_PORT", PORT_PATIENCE);
        Database database = startDatabase(home, secrets);
        String adminToken = settings.adminToken().orElseGet(() -> secrets.word("token.admin"));
        startService(secrets, database, adminToken);
        Summary summary = new Summary(settings, console);
        summary.addresses();
        summary.token("ADMIN", adminToken);
        if (settings.demo()) {
            ApiClient api = new ApiClient(settings.apiUrl(), adminToken);
            JsonNode run = new DemoSetup(api, database, console, Clock.system(BusinessZone.ID)).ensure();
            summary.firstRun(api, run, new DemoTokens(api, secrets));
            if (phones != null) {
                phones.play(api, settings.apiUrl(), console);
                summary.phones(phones);
            }
        }
        console.line("%n已就绪 Ready in %.1f s · 停止 stop: Ctrl-C%n", (System.nanoTime() - began) / 1e9);
        int exitCode = service.awaitEnd();
        if (!stopping.get()) {
            console.line("%n[ERROR] The service (process %d) ended with exit code %d; stopping PostgreSQL.",
                    service.pid(), exitCode);
        }
        return exitCode == 0 ? 1 : exitCode;
    }

    private Database startDatabase(HomeFolder home, Secrets secrets) throws IOException {
        Console.Step step = console.step("数据库 Database");
        if (settings.database().isPresent()) {
            Database database = settings.database().get();
            step.done("%s", database.url());
            return database;
        }
        Path binaries = PostgresBinaries.unpack(home.path());
        postgres = new PostgresServer(binaries, home.path().resolve("postgresql"), secrets.word("database.password"),
                DURABLE);
        postgres.start();
        keepAlive();
        step.done("PostgreSQL %s", postgres.database().url());
        return postgres.database();
    }

    /** Starts PostgreSQL again where it dies while the service lives. */
    private void keepAlive() {
        postgres.process().orElseThrow(() -> new LocalFailure("PostgreSQL ended at once")).onExit().thenRun(() -> {
            synchronized (this) {
                if (stopping.get()) {
                    return;
                }
                console.line("[WARN] PostgreSQL ended unasked; starting it again");
                try {
                    postgres.start();
                    keepAlive();
                } catch (IOException | LocalFailure e) {
                    console.line("[ERROR] %s", e.getMessage());
                    System.exit(1);
                }
            }
        });
    }

    private void startService(Secrets secrets, Database database, String adminToken)
            throws IOException, InterruptedException {
        Console.Step step = console.step("服务、表结构、基础数据 Service, schema, reference data");
        Map<String, String> environment = ServiceEnvironment.of(settings, secrets, database, adminToken);
        // Whoever has an account of their own configured wants no played one.
        if (settings.demo() && System.getenv("SANJIAN_WECHAT_APP_ID") == null
                && System.getenv("SANJIAN_SMS_GATEWAY") == null) {
            phones = DemoPhones.start(Clock.system(BusinessZone.ID));
            environment.putAll(phones.environment());
        }
        service = ServiceProcess.start(settings, environment, ProcessBuilder.Redirect.INHERIT);
        service.awaitReady();
        step.done("%s", settings.apiUrl());
    }

    private void stop() {
        stopping.set(true);
        if (service != null) {
            service.close();
        }
        if (phones != null) {
            phones.close();
        }
        synchronized (this) {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
