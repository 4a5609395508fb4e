package io.sanjian.codes;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CodesIT extends CodesTest {
}
