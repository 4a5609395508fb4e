package io.sanjian.posting;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SourcePostingIT extends SourcePostingTest {
}
