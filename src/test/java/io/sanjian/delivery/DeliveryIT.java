package io.sanjian.delivery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same cases against the packaged service. */
@QuarkusIntegrationTest
class DeliveryIT extends DeliveryTest {
}
