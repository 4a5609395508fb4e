package io.sanjian.ledger;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class LedgerImportIT extends LedgerImportTest {
}
