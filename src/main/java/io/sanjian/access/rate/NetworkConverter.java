package io.sanjian.access.rate;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads addresses that begin with the same bits from the configuration, such as {@code 10.0.0.0/8} or {@code fd00::/8}; a
 * bare address is a network of one. Names are not looked up.
 */
public class NetworkConverter implements Converter<IpSubnetFilterRule> {
    /** @throws IllegalArgumentException if this is no address with a number of bits */
    @Override
    public IpSubnetFilterRule convert(String value) {
        String[] parts = value.strip().split("/", -1);
        InetAddress first = InetAddress.ofLiteral(parts[0]);
        int most = first.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (parts.length > 2 || bits < 0 || bits > most) {
            throw new IllegalArgumentException("'" + value + "' is not a network such as 10.0.0.0/8");
        }
        return new IpSubnetFilterRule(first, bits, IpFilterRuleType.ACCEPT);
    }
}
