package io.sanjian.hostile;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service of its own, with a database that nobody else looks into. Nobody is turned away for calling too often. */
public class HostileProfile implements QuarkusTestProfile {
    /** Longer than {@link AnswerRules#MOST_MILLIS}: whoever waits for a slow answer is silent as well. */
    static final int SILENCE_SECONDS = 12;
    private static final List<String> LIMITS = List.of("refused-per-address", "codes-per-number",
            "codes-per-number-daily", "codes-per-person", "codes-per-address", "codes-of-all", "wrong-codes-per-number",
            "wrong-id-numbers-per-person", "wrong-id-numbers-per-phone");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of("sanjian.rate.enabled", "false",
                "quarkus.http.idle-timeout", SILENCE_SECONDS + "S", "quarkus.http.read-timeout", SILENCE_SECONDS + "S",
                // Tests alone log what an unreadable parameter was, with all of its stack.
                "quarkus.log.category.\"org.jboss.resteasy.reactive.server.handlers.ParameterHandler\".level", "INFO"));
        LIMITS.forEach(limit -> settings.put("sanjian.login.limits." + limit, "1000000/1d"));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class), new TestResourceEntry(FakeServices.class));
    }
}
