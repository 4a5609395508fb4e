package io.sanjian.personaldata;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same on the packaged service. */
@QuarkusIntegrationTest
class PersonIT extends PersonTest {
}
