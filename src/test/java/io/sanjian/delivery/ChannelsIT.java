package io.sanjian.delivery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ChannelsIT extends ChannelsTest {
}
