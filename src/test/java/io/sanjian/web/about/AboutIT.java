package io.sanjian.web.about;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AboutIT extends AboutTest {
}
