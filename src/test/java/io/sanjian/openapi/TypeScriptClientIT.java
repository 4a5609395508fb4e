package io.sanjian.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program under {@code src/clients/typescript}, compiled with the client that is made from the description. */
@QuarkusIntegrationTest
@QuarkusTestResource(TestDatabase.class)
@Tag("clients")
class TypeScriptClientIT {

    @Test
    void publishesSearchesMatchesRunsAndReads() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("node", "target/clients/typescript/journey.js")
                .redirectErrorStream(true);
        builder.environment().put("SANJIAN_URL", "http://localhost:" + RestAssured.port);
        builder.environment().put("SANJIAN_TOKEN", TestTokens.ADMIN);
        Process program = builder.start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();
    }
}
