package io.sanjian.servicerecord;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OwedServicesIT extends OwedServicesTest {
}
