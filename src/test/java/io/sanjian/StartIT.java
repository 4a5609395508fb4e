package io.sanjian;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.sanjian.support.TestDatabase;

@QuarkusIntegrationTest
class StartIT extends StartTest {

    @Override
    String management() {
        return "http://localhost:" + TestDatabase.managementPort() + "/q/";
    }
}
