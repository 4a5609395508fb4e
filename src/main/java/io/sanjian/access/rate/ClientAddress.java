package io.sanjian.access.rate;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Where a request comes from, for counting. Of X-Forwarded-For only what trusted proxies have written is believed: it is
 * read from its end, each proxy having added whom it heard from, up to the first address that is not a trusted proxy.
 */
@ApplicationScoped
public class ClientAddress {
    private static final Logger LOG = Logger.getLogger(ClientAddress.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String UNKNOWN = "unknown";
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;
    private final AtomicBoolean told = new AtomicBoolean();

    @Inject
    ClientAddress(RateConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    private ClientAddress(List<IpSubnetFilterRule> trusted) {
        this.trusted = trusted;
    }

    static ClientAddress trusting(List<IpSubnetFilterRule> proxies) {
        return new ClientAddress(proxies);
    }

    /** An IPv4 address, or the network (/64) of an IPv6 address, of which one household has billions. */
    public String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return peer == null || peer.hostAddress() == null ? UNKNOWN
                : of(peer.hostAddress(), request.headers().getAll(FORWARDED_FOR));
    }

    /** @param forwardedFor values of the header in their order */
    String of(String peer, List<String> forwardedFor) {
        if (trusted.isEmpty() && !forwardedFor.isEmpty() && told.compareAndSet(false, true)) {
            LOG.warn(
                    "Requests come with X-Forwarded-For, but no proxy is trusted. Behind a proxy everybody counts as one "
                            + "address, and shares its limits: set sanjian.rate.trusted-proxies");
        }
        InetAddress address = parse(peer);
        List<String> hops = new ArrayList<>();
        forwardedFor.forEach(value -> hops.addAll(List.of(value.split(","))));
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            InetAddress before = parse(hops.get(i).strip());
            if (before == null) {
                break;
            }
            address = before;
        }
        return address == null ? UNKNOWN : text(address);
    }

    private boolean isTrusted(InetAddress address) {
        return address != null
                && trusted.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }

    /** Null for what is no address; some proxies add a port. Names are never looked up. */
    private static InetAddress parse(String text) {
        String bare = text.startsWith("[") && text.contains("]") ? text.substring(1, text.indexOf(']'))
                : text.indexOf(':') == text.lastIndexOf(':') && text.contains(".") && text.contains(":")
                        ? text.substring(0, text.indexOf(':')) : text;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        StringBuilder network = new StringBuilder();
        byte[] bytes = address.getAddress();
        for (int i = 0; i < IPV6_NETWORK_BYTES; i += 2) {
            network.append(Integer.toHexString((bytes[i] & 0xff) << Byte.SIZE | bytes[i + 1] & 0xff)).append(':');
        }
        return network.append(":/64").toString();
    }
}
