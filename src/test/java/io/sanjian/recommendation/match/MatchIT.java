package io.sanjian.recommendation.match;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same cases on the packaged application, JVM or native. */
@QuarkusIntegrationTest
class MatchIT extends MatchTest {
}
