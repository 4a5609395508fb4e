package io.sanjian.access;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LanguageIT extends LanguageTest {
}
