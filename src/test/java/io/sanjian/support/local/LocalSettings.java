package io.sanjian.support.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks of the local server.
 *
 * @param project        folder of the project, with {@code target/quarkus-app} in it
 * @param home           data folder: PostgreSQL, index, secrets
 * @param httpPort       port of the API
 * @param managementPort port of health and metrics
 * @param database       a PostgreSQL to use instead of an embedded one
 * @param adminToken     admin token to accept; a random one is made where absent
 * @param demo           whether to load demo data and to execute a first run
 */
public record LocalSettings(Path project, Path home, int httpPort, int managementPort, Optional<Database> database,
        Optional<String> adminToken, boolean demo) {

    /** A reachable PostgreSQL: {@code postgresql://host:port/name} with the user that owns the schema. */
    public record Database(String url, String user, String password) {

        /** The number that a query without parameters gives. */
        public long count(String sql) {
            try (Connection connection = DriverManager.getConnection("jdbc:" + url, user, password);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new LocalFailure("The database does not answer: " + e.getMessage(), e);
            }
        }
    }

    static LocalSettings of(Path project, Map<String, String> environment) {
        Optional<Database> database = value(environment, "QUARKUS_DATASOURCE_REACTIVE_URL").map(url -> new Database(
                url.replaceFirst("^vertx-reactive:", "").replaceFirst("^postgres:", "postgresql:"),
                value(environment, "QUARKUS_DATASOURCE_USERNAME").orElse("postgres"),
                value(environment, "QUARKUS_DATASOURCE_PASSWORD").orElse("")));
        return new LocalSettings(project,
                project.resolve(value(environment, "SANJIAN_HOME").orElse(".sanjian")).toAbsolutePath().normalize(),
                port(environment, "QUARKUS_HTTP_PORT", 8080), port(environment, "QUARKUS_MANAGEMENT_PORT", 9000),
                database, value(environment, "SANJIAN_ADMIN_TOKEN"),
                value(environment, "SANJIAN_DEMO_ENABLED").map(Boolean::parseBoolean).orElse(true));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        try {
            return value(environment, name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new LocalFailure(name + " is not a port number: " + environment.get(name), e);
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Address of the API, without a slash at the end. */
    public String apiUrl() {
        return "http://localhost:" + httpPort;
    }

    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }
}
