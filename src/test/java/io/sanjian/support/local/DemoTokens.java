package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One token per role to try the API with. They are issued by the API once and kept with the other secrets; where the
 * database does not know them (it was changed), new ones are issued.
 */
final class DemoTokens {
    private final ApiClient api;
    private final Secrets secrets;

    DemoTokens(ApiClient api, Secrets secrets) {
        this.api = api;
        this.secrets = secrets;
    }

    /**
     * Tokens by role.
     *
     * @param worker as the API shows it: the worker's own token speaks for it, officer and broker reach its home
     */
    Map<String, String> ensure(JsonNode worker) throws IOException, InterruptedException {
        JsonNode home = worker.path("home");
        String district = home.path("areaCode").asText();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("OFFICER", token("OFFICER", request -> request.withArray("areaCodes").add(district)));
        tokens.put("PORTAL", token("PORTAL", request -> request.put("source", DemoSetup.SOURCE)));
        tokens.put("SCHEDULER", token("SCHEDULER", request -> {}));
        tokens.put("BROKER", token("BROKER",
                request -> request.withArray("areaCodes").add(home.path("townCode").asText(district))));
        tokens.put("WORKER", token("WORKER", request -> request.put("workerId", worker.path("id").asLong())));
        return tokens;
    }

    private String token(String role, Consumer<ObjectNode> reach) throws IOException, InterruptedException {
        String key = "token." + role.toLowerCase(Locale.ROOT);
        String kept = secrets.find(key).orElse(null);
        if (kept != null && known(secrets.find(key + ".issued").orElse(""))) {
            return kept;
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", "demo " + role).put("role", role);
        reach.accept(request);
        JsonNode issued = api.post("/tokens", request);
        secrets.put(key + ".issued", issued(issued));
        return secrets.put(key, issued.path("token").asText());
    }

    private boolean known(String issued) throws IOException, InterruptedException {
        for (JsonNode token : api.get("/tokens?limit=500").path("items")) {
            if (issued(token).equals(issued) && !token.has("revokedAt")) {
                return true;
            }
        }
        return false;
    }

    private static String issued(JsonNode token) {
        return token.path("id").asText() + " " + token.path("createdAt").asText();
    }
}
