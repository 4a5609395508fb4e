package io.sanjian.ledger;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LedgerRoundTripIT extends LedgerRoundTripTest {
}
