package io.sanjian.posting;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PostingLifecycleIT extends PostingLifecycleTest {
}
