package io.sanjian.access.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final ClientAddress BEHIND_PROXIES = ClientAddress
            .trusting(Stream.of("10.0.0.0/8", "fd00::/8", "192.0.2.7").map(new NetworkConverter()::convert).toList());

    @Test
    void withoutTrustedProxiesTheHeaderIsNotBelieved() {
        assertThat(ClientAddress.trusting(List.of()).of("203.0.113.9", List.of("198.51.100.1")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aForgottenProxyIsToldOfOnce() {
        List<LogRecord> heard = new ArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                heard.add(line);
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger log = Logger.getLogger(ClientAddress.class.getName());
        log.addHandler(ear);
        try {
            ClientAddress nobodyTrusted = ClientAddress.trusting(List.of());
            nobodyTrusted.of("10.1.2.3", List.of());
            assertThat(heard).isEmpty();
            nobodyTrusted.of("10.1.2.3", List.of("203.0.113.9"));
            nobodyTrusted.of("10.1.2.3", List.of("203.0.113.9"));
            BEHIND_PROXIES.of("10.1.2.3", List.of("203.0.113.9"));
            assertThat(heard).singleElement().extracting(LogRecord::getMessage).asString()
                    .contains("sanjian.rate.trusted-proxies").doesNotContain("203.0.113.9");
        } finally {
            log.removeHandler(ear);
        }
    }

    @Test
    void whatTheCallerWroteBeforeTheProxyIsNotBelieved() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("1.1.1.1, 203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("1.1.1.1", "203.0.113.9, 10.9.9.9"))).isEqualTo("203.0.113.9");
        assertThat(BEHIND_PROXIES.of("203.0.113.9", List.of("1.1.1.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void aChainOfProxiesAloneEndsAtItsFirst() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "localhost", "999.1.1.1", "'; drop table"})
    void whatIsNoAddressIsNotLookedUp(String hop) {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of(hop))).isEqualTo("10.1.2.3");
    }

    @Test
    void portsAreLeftOut() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("203.0.113.9:55123"))).isEqualTo("203.0.113.9");
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("[2001:db8:1:2::5]:443"))).isEqualTo("2001:db8:1:2::/64");
    }

    @Test
    void anIpv6HouseholdIsOneCaller() {
        assertThat(BEHIND_PROXIES.of("fd00::1", List.of("2001:db8:1:2:aaaa::1"))).isEqualTo("2001:db8:1:2::/64")
                .isEqualTo(BEHIND_PROXIES.of("fd00::1", List.of("2001:db8:1:2:bbbb::2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example/8", "10.0.0.0/8/8", "10.0.0.0/x"})
    void aMisspeltNetworkIsRefused(String text) {
        assertThatThrownBy(() -> new NetworkConverter().convert(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
