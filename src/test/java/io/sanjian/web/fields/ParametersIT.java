package io.sanjian.web.fields;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ParametersIT extends ParametersTest {
}
