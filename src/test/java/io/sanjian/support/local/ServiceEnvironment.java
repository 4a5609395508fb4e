package io.sanjian.support.local;

import io.sanjian.support.local.LocalSettings.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration of the service by environment variables, as in production. */
public final class ServiceEnvironment {

    private ServiceEnvironment() {
    }

    /**
     * Variables on top of those of this process; keys and the folder of the index that are set already stay as they are.
     *
     * @param settings ports, and the data folder for the index
     */
    public static Map<String, String> of(LocalSettings settings, Secrets secrets, Database database,
            String adminToken) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SANJIAN_INDEX_DIRECTORY", index(settings).toString());
        environment.put("SANJIAN_PRIVACY_KEYS_LOCAL", secrets.key("privacy.key"));
        environment.put("SANJIAN_PRIVACY_ACTIVE_KEY", "local");
        environment.put("SANJIAN_PRIVACY_INDEX_KEY", secrets.key("privacy.index-key"));
        environment.put("SANJIAN_JWT_KEYS_LOCAL", secrets.key("jwt.key"));
        environment.put("SANJIAN_JWT_ACTIVE_KEY", "local");
        // Who tries webhooks at home has the receiver on the same machine.
        environment.put("SANJIAN_DELIVERY_WEBHOOK_ALLOW_PRIVATE_TARGETS", "true");
        environment.keySet().removeAll(System.getenv().keySet());
        environment.put("SANJIAN_ADMIN_TOKEN", adminToken);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(settings.httpPort()));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return environment;
    }

    /** An index belongs to one database: each other server has a folder of its own. */
    private static Path index(LocalSettings settings) {
        return settings.home().resolve(settings.database()
                .map(database -> "index-" + Integer.toHexString(database.url().hashCode())).orElse("index"));
    }
}
