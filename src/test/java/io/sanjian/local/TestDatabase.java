package io.sanjian.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL for tests: the embedded one, or the server named by {@code SANJIAN_TEST_DATABASE_URL}
 * ({@code postgresql://host:port/db}, with {@code SANJIAN_TEST_DATABASE_USER} and {@code ..._PASSWORD}).
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres embedded;

    @Override
    public Map<String, String> start() {
        String external = System.getenv("SANJIAN_TEST_DATABASE_URL");
        if (external != null) {
            return settings(external, env("SANJIAN_TEST_DATABASE_USER"), env("SANJIAN_TEST_DATABASE_PASSWORD"));
        }
        try {
            embedded = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings("postgresql://localhost:" + embedded.getPort() + "/postgres", "postgres", "postgres");
    }

    private static String env(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("postgres");
    }

    private static Map<String, String> settings(String url, String user, String password) {
        return Map.of("quarkus.datasource.reactive.url", url, "quarkus.datasource.jdbc.url", "jdbc:" + url,
                "quarkus.datasource.username", user, "quarkus.datasource.password", password,
                "sanjian.access.admin-token", "test-admin-token",
                "sanjian.privacy.keys.t1", "nJf9+2P7jQRmJJYTuxkQlkw9BQVyIGT9UVsbqpYP25g=", "sanjian.privacy.active-key", "t1",
                "sanjian.privacy.index-key", "GCGqcJBQSgrl+Sd3oB8LW4kY09oJ9JvwA6gJOUwIHlg=");
    }

    @Override
    public void stop() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
