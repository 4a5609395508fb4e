package io.sanjian.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {

    @Test
    void quotasAreReadByKind() {
        Quotas quotas = Quotas.parse(" read=600/1m  match=5/30s ");
        assertThat(quotas.of(OperationKind.READ)).isEqualTo(new Quota(600, Duration.ofMinutes(1)));
        assertThat(quotas.of(OperationKind.MATCH)).isEqualTo(new Quota(5, Duration.ofSeconds(30)));
        assertThat(quotas.of(OperationKind.WRITE)).isNull();
        assertThat(Quotas.parse("none").of(OperationKind.READ)).isNull();
    }

    @Test
    void replicasShareAQuota() {
        assertThat(Quotas.parse("read=600/1m").share(4).of(OperationKind.READ).calls()).isEqualTo(150);
        assertThat(Quotas.parse("bulk=5/1m").share(100).of(OperationKind.BULK).calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "read=", "read=0/1m", "read=5/0s", "read=5/1y", "look=5/1m", "read=-1/1m", ""})
    void aMisspeltQuotaIsRefused(String text) {
        assertThatThrownBy(() -> Quotas.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
            "GET, /api/v1/postings, READ", "GET, /api/v1/workers/7, READ", "POST, /api/v1/workers, WRITE",
            "DELETE, /api/v1/workers/7, WRITE", "POST, /api/v1/matches, MATCH", "POST, /api/v1/matches/explain, MATCH",
            "POST, /api/v1/workers/7/matches, MATCH", "POST, /api/v1/postings/import, BULK",
            "GET, /api/v1/recommendation-runs/3/picks, BULK",
            "POST, /api/v1/auth/wechat, LOGIN", "GET, /api/v1/auth/sessions, LOGIN", "GET, /api/v1/nothing, READ"
    })
    void operationsAreOfKinds(String method, String path, OperationKind kind) {
        assertThat(OperationKind.of(HttpMethod.valueOf(method), path)).isEqualTo(kind);
    }
}
