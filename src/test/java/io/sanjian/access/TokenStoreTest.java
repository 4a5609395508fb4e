package io.sanjian.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TokenStoreTest {
    @Inject
    Pool pool;

    @Test
    void onlyTheHashOfATokenIsStored() {
        String text = TestTokens.scheduler();
        String hash = HexFormat.of().formatHex(TokenText.hash(text));
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        long hits = 0;
        for (var row : pool.query("select t::text from api_token t").executeAndAwait()) {
            assertThat(row.getString(0)).doesNotContain(text, text.substring(3), bytes);
            hits += row.getString(0).contains(hash) ? 1 : 0;
        }
        assertThat(hits).isEqualTo(1);
    }

    @Test
    void aTokenIs256RandomBitsAfterAPrefixThatScannersKnow() {
        assertThat(TokenText.random()).isNotEqualTo(TokenText.random()).matches("sj_[\\w-]{43}");
    }
}
