package io.sanjian.recommendation.village;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged service: templates and workbooks are what a native image forgets. */
@QuarkusIntegrationTest
class VillageListIT extends VillageListTest {
}
