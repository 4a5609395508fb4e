package io.sanjian.deploy;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What a service repeats by itself is repeated. */
public class WithTicks implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sanjian.ticks.enabled", "true");
    }
}
