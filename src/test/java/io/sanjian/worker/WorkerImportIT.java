package io.sanjian.worker;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WorkerImportIT extends WorkerImportTest {
}
