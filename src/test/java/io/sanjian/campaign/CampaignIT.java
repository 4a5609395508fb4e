package io.sanjian.campaign;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CampaignIT extends CampaignTest {
}
