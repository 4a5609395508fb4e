package io.sanjian.bench.city;

import io.sanjian.catalog.BusinessZone;
import io.sanjian.local.ApiClient;
import io.sanjian.local.LocalSettings;
import io.sanjian.local.LocalSettings.Database;
import io.sanjian.local.Ports;
import io.sanjian.local.PostgresBinaries;
import io.sanjian.local.PostgresServer;
import io.sanjian.local.Secrets;
import io.sanjian.local.ServiceEnvironment;
import io.sanjian.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A run over the whole city, measured from outside: PostgreSQL and the packaged service on this machine, posts and
 * returnees made up, one run over HTTP. Build first with {@code mvn -DskipTests package}.
 *
 * <p>Arguments: number of workers, then one or more numbers of postings, ascending; for each a run is made and a line of
 * the curve printed. Environment: {@code CITY_HOME}, data folder, kept for the next time ({@code target/city});
 * {@code CITY_JAVA_OPTS}, options of the service's JVM ({@code -Xmx3g}); {@code CITY_CHANNELS}, comma-separated
 * ({@code INBOX}).
 */
final class CityRun implements AutoCloseable {
    /** As one would set up a PostgreSQL that shares 24 GB with nothing else but the service; all of it durable. */
    private static final Map<String, String> POSTGRES = Map.of("fsync", "on", "synchronous_commit", "on",
            "shared_buffers", "3GB", "max_wal_size", "16GB", "checkpoint_timeout", "15min", "wal_buffers", "64MB",
            "effective_cache_size", "12GB", "maintenance_work_mem", "512MB", "jit", "off", "max_connections", "60");
    private static final String TABLES = """
            select c.relname, pg_total_relation_size(c.oid) bytes from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and pg_total_relation_size(c.oid) > 1000000
            order by bytes desc
            """;
    private static final String EMPTY =
            "truncate run, run_task, run_candidate, run_cut_off, pick_list, outbox, webhook_delivery, inbox_message, feedback";

    private final Path home;
    private final LocalSettings settings;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final String token;
    private ServiceProcess service;

    private CityRun(Path project) throws IOException {
        home = Path.of(Optional.ofNullable(System.getenv("CITY_HOME")).orElse(project + "/target/city"))
                .toAbsolutePath();
        Files.createDirectories(home);
        settings = new LocalSettings(project, home, Ports.free(), Ports.free(), Optional.empty(), Optional.empty(),
                false);
        secrets = new Secrets(home.resolve("secrets.properties"));
        token = secrets.word("token.admin");
        postgres = new PostgresServer(PostgresBinaries.unpack(home), home.resolve("postgresql"),
                secrets.word("database.password"), POSTGRES);
    }

    static void main(String[] arguments) throws Exception {
        int workers = Integer.parseInt(arguments[0]);
        int[] postings = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).sorted().toArray();
        try (CityRun city = new CityRun(Path.of(System.getProperty("sanjian.project")))) {
            Runtime.getRuntime().addShutdownHook(new Thread(city::close));
            city.postgres.start();
            for (int count : postings) {
                city.measure(workers, count);
            }
        }
    }

    private void measure(int workers, int postings) throws Exception {
        Database database = postgres.database();
        CityData data = new CityData(database, secrets.key("privacy.key"), secrets.key("privacy.index-key"),
                LocalDate.now(BusinessZone.ID));
        data.migrate();
        data.fillPostings(postings);
        data.fillWorkers(workers);
        execute(EMPTY, "checkpoint");
        long began = System.nanoTime();
        Map<String, String> environment = ServiceEnvironment.of(settings, secrets, database, token);
        environment.put("JAVA_TOOL_OPTIONS", Optional.ofNullable(System.getenv("CITY_JAVA_OPTS")).orElse("-Xmx3g"));
        service = ServiceProcess.start(settings, environment,
                ProcessBuilder.Redirect.appendTo(home.resolve("service.log").toFile()));
        service.awaitReady();
        System.out.printf("Service ready and index complete after %.1f s%n", (System.nanoTime() - began) / 1e9);
        new CityMeasurement(new ApiClient(settings.apiUrl(), token), settings, service, postgres, database).run();
        printTables();
        service.close();
        service = null;
    }

    private void printTables() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                System.out.printf("  %-16s %,7d MB%n", rows.getString(1), rows.getLong(2) >> 20);
            }
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect() throws SQLException {
        Database database = postgres.database();
        return DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
    }

    @Override
    public synchronized void close() {
        if (service != null) {
            service.close();
            service = null;
        }
        postgres.close();
    }
}
