package io.sanjian.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** The example of the Standard Webhooks libraries. */
    private static final WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void isThatOfThePublishedExample() {
        assertThat(WebhookSignature.of(List.of(SECRET), ID, TIMESTAMP, BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void everySecretSigns() {
        WebhookSecret other = WebhookSecret.random();
        assertThat(WebhookSignature.of(List.of(other, SECRET), ID, TIMESTAMP, BODY))
                .isEqualTo(WebhookSignature.of(List.of(other), ID, TIMESTAMP, BODY) + " " + EXPECTED);
    }

    /** What receivers are told to use: the library of the specification. */
    @Test
    void theLibraryOfReceiversAcceptsItUnderTheOldSecretAndTheNewOne() throws Exception {
        WebhookSecret other = WebhookSecret.random();
        long now = Instant.now().getEpochSecond();
        String body = "{\"岗位\":\"焊工\"}";
        HttpHeaders headers = HttpHeaders.of(Map.of("webhook-id", List.of(ID), "webhook-timestamp",
                List.of(Long.toString(now)), "webhook-signature",
                List.of(WebhookSignature.of(List.of(other, SECRET), ID, now, body))), (_, _) -> true);
        for (WebhookSecret secret : List.of(SECRET, other)) {
            com.standardwebhooks.Webhook receiver = new com.standardwebhooks.Webhook(secret.text());
            receiver.verify(body, headers);
            assertThat(receiver.sign(ID, now, body)).isEqualTo(WebhookSignature.of(List.of(secret), ID, now, body));
            assertThatExceptionOfType(WebhookVerificationException.class)
                    .isThrownBy(() -> receiver.verify(body + ' ', headers));
        }
    }

    @Test
    void coversIdTimeAndBody() {
        assertThat(List.of(WebhookSignature.of(List.of(SECRET), ID + "x", TIMESTAMP, BODY),
                WebhookSignature.of(List.of(SECRET), ID, TIMESTAMP + 1, BODY),
                WebhookSignature.of(List.of(SECRET), ID, TIMESTAMP, BODY + " "))).doesNotContain(EXPECTED);
    }

    @Test
    void aSecretIsLongRandomAndNeverPrinted() {
        WebhookSecret secret = WebhookSecret.random();
        assertThat(secret.key()).hasSize(32);
        assertThat(secret.text()).startsWith("whsec_").isNotEqualTo(WebhookSecret.random().text());
        assertThat(secret.toString()).isEqualTo("whsec_...");
    }
}
