package io.sanjian.recommendation.run;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The cases of {@link RunTest} on the packaged service. */
@QuarkusIntegrationTest
class RunIT extends RunTest {
}
