package io.sanjian.worker;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WorkerIT extends WorkerTest {
}
