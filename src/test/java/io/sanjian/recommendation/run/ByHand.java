package io.sanjian.recommendation.run;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** No thread works on runs or messages: the tests do every step themselves. Batches and lists are small. */
public class ByHand implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sanjian.run.executor", "false", "sanjian.run.batch-size", "3", "sanjian.run.candidates", "4",
                "sanjian.run.max-failures", "3", "sanjian.delivery.enabled", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(io.sanjian.support.TestDatabase.class));
    }
}
