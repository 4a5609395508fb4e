package io.sanjian.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sanjian.support.local.LocalSettings;
import io.sanjian.support.local.Ports;
import io.sanjian.support.local.PostgresBinaries;
import io.sanjian.support.local.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL for tests: the embedded one, or the server named by {@code SANJIAN_TEST_DATABASE_URL}
 * ({@code postgresql://host:port/db}, with {@code SANJIAN_TEST_DATABASE_USER} and {@code ..._PASSWORD}).
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final Path FOLDER = Path.of("target").toAbsolutePath();
    private static final Map<String, String> FAST = Map.of("fsync", "off", "synchronous_commit", "off",
            "full_page_writes", "off", "max_connections", "300");

    private static int managementPort;

    private Path home;
    private Path index;
    private PostgresServer embedded;

    @Override
    public Map<String, String> start() {
        String external = System.getenv("SANJIAN_TEST_DATABASE_URL");
        if (external != null) {
            return settings(external, env("SANJIAN_TEST_DATABASE_USER"), env("SANJIAN_TEST_DATABASE_PASSWORD"));
        }
        try {
            Path binaries = PostgresBinaries.unpack(FOLDER);
            home = Files.createTempDirectory(FOLDER, "test-database-");
            embedded = new PostgresServer(binaries, home, "postgres", FAST);
            // JUnit stops resources, but not where the whole JVM is told to stop.
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            embedded.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalSettings.Database database = embedded.database();
        return settings(database.url(), database.user(), database.password());
    }

    /** Where the packaged service has health and metrics; it tells only the API's port in its log. */
    public static int managementPort() {
        return managementPort;
    }

    private static String env(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("postgres");
    }

    private Map<String, String> settings(String url, String user, String password) {
        try {
            Files.createDirectories(FOLDER);
            index = Files.createTempDirectory(FOLDER, "test-index-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        managementPort = Ports.free();
        Map<String, String> settings = new HashMap<>(Map.of("sanjian.index.directory", index.toString(),
                "quarkus.management.port", Integer.toString(managementPort),
                "quarkus.log.console.json.enabled", "false",
                // Heard by the test that looks for personal data, and by nobody else.
                "quarkus.http.access-log.enabled", "true",
                "quarkus.log.category.\"io.quarkus.http.access-log\".use-parent-handlers", "false"));
        settings.putAll(Map.of("quarkus.datasource.reactive.url", url, "quarkus.datasource.jdbc.url", "jdbc:" + url,
                "quarkus.datasource.username", user, "quarkus.datasource.password", password,
                "sanjian.access.admin-token", "test-admin-token",
                "sanjian.delivery.webhook.allow-private-targets", "true",
                // Cases tell the same worker of one list after the other.
                "sanjian.delivery.rings-per-day", "1000",
                "sanjian.privacy.keys.t1", "nJf9+2P7jQRmJJYTuxkQlkw9BQVyIGT9UVsbqpYP25g=", "sanjian.privacy.active-key",
                "t1",
                "sanjian.privacy.index-key", "GCGqcJBQSgrl+Sd3oB8LW4kY09oJ9JvwA6gJOUwIHlg="));
        settings.putAll(Map.of("sanjian.jwt.keys.t1", "q0sxj8hJ0bd7V0dmzPpWQyw5M7YyXkq1c2v6l9uEoTg=",
                "sanjian.jwt.active-key", "t1",
                // So that a case can come from an address of its own.
                "sanjian.rate.trusted-proxies", "127.0.0.0/8,::1/128"));
        // Keys for tests of rotation to move to and back again: the application can open and find by either.
        settings.putAll(Map.of("sanjian.privacy.keys.t2", "Yb0lHCcTgJ6Z1pFBcNq4fS2mJt0wWl6mJqk1wq1u3xU=",
                "sanjian.privacy.other-index-key", "m1y0Yq8r1rQe1gqT2Jr4Xk6W0Sx9mYh3bq0pFvR6c5E="));
        return settings;
    }

    @Override
    public void stop() {
        try {
            if (embedded != null) {
                embedded.close();
                PostgresServer.deleteAll(home);
            }
            PostgresServer.deleteAll(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
