package io.sanjian.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "ftp://example.org/", "file:///etc/passwd", "example.org/hook",
            "https:///hook", "https://user:pass@example.org/", "https://example.org/#part", "https://exa mple.org/",
            "//x/y"})
    void onlyPlainHttpsUrlsAreAccepted(String url) {
        assertThatExceptionOfType(WebhookTarget.RefusedException.class)
                .isThrownBy(() -> WebhookTarget.parse(url, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://169.254.169.254/latest",
                    "https://10.1.2.3:8443/hook", "https://2130706433/", "https://0x7f.1/"})
    void placesWithinAreRefusedAfterLookUp(String url) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> WebhookTarget.resolve(WebhookTarget.parse(url, false), false));
    }

    @Test
    void withoutTlsOnlyPlacesWithinAreCalledWhereThatIsAllowed() throws Exception {
        assertThat(WebhookTarget.resolve(WebhookTarget.parse("http://127.0.0.1:81/a?b=c", true), true).requestUri())
                .isEqualTo("/a?b=c");
        assertThatExceptionOfType(WebhookTarget.RefusedException.class)
                .isThrownBy(() -> WebhookTarget.resolve(URI.create("http://1.1.1.1/"), true))
                .withMessage("must be an https URL");
    }

    @Test
    void theUsualPortsAreKnown() throws Exception {
        assertThat(WebhookTarget.resolve(URI.create("https://1.1.1.1"), false))
                .satisfies(target -> assertThat(target.port()).isEqualTo(443))
                .satisfies(target -> assertThat(target.requestUri()).isEqualTo("/"));
    }
}
