package io.sanjian.bench.city;

import io.sanjian.clock.BusinessZone;
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
 * <p>Arguments: number of workers, then numbers of postings, ascending; for each a run is made. The first argument
 * {@code fill} makes the data only, for the largest number of postings. Environment: {@code CITY_HOME}, data folder, kept for the next time ({@code target/city});
 * {@code CITY_JAVA_OPTS}, options of the service's JVM ({@code -Xmx3g}); {@code CITY_CHANNELS}, comma-separated
 * ({@code INBOX}); {@code SANJIAN_DELIVERY_ENABLED=true}, to have the same process send the messages meanwhile. Any
 * other {@code SANJIAN_} variable reaches the service too.
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
        boolean fillOnly = arguments[0].equals("fill");
        int[] numbers = Arrays.stream(arguments).skip(fillOnly ? 1 : 0).mapToInt(Integer::parseInt).toArray();
        int[] postings = Arrays.stream(numbers).skip(1).sorted().toArray();
        try (CityRun city = new CityRun(Path.of(System.getProperty("sanjian.project")))) {
            Runtime.getRuntime().addShutdownHook(new Thread(city::close));
            city.postgres.start();
            if (fillOnly) {
                city.fill(numbers[0], postings[postings.length - 1]);
                return;
            }
            for (int count : postings) {
                city.fill(numbers[0], count);
                city.measure();
            }
        }
    }

    private void fill(int workers, int postings) throws SQLException {
        CityData data = new CityData(postgres.database(), secrets.key("privacy.key"), secrets.key("privacy.index-key"),
                LocalDate.now(BusinessZone.ID));
        data.migrate();
        data.fillPostings(postings);
        data.fillWorkers(workers);
    }

    private void measure() throws Exception {
        Database database = postgres.database();
        execute(EMPTY, "checkpoint");
        long began = System.nanoTime();
        Map<String, String> environment = ServiceEnvironment.of(settings, secrets, database, token);
        environment.put("SANJIAN_DELIVERY_ENABLED", Boolean.toString(sends()));
        environment.put("JAVA_TOOL_OPTIONS", Optional.ofNullable(System.getenv("CITY_JAVA_OPTS")).orElse("-Xmx3g"));
        service = ServiceProcess.start(settings, environment,
                ProcessBuilder.Redirect.appendTo(home.resolve("service.log").toFile()));
        service.awaitReady();
        System.out.printf("Service ready and index complete after %.1f s%n", (System.nanoTime() - began) / 1e9);
        new CityMeasurement(new ApiClient(settings.apiUrl(), token), settings, service, postgres, database)
                .run(sends());
        printTables();
        service.close();
        service = null;
    }

    private static boolean sends() {
        return Boolean.parseBoolean(System.getenv("SANJIAN_DELIVERY_ENABLED"));
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
