package io.sanjian.index.search;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PostingSearchIT extends PostingSearchTest {
}
