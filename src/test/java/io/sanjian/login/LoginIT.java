package io.sanjian.login;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LoginIT extends LoginTest {
}
