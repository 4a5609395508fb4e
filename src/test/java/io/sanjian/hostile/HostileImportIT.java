package io.sanjian.hostile;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class HostileImportIT extends HostileImportTest {
}
