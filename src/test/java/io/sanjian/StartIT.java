package io.sanjian;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class StartIT extends StartTest {
}
