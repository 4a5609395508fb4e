package io.sanjian.delivery.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells addresses of the public internet from those that a stranger's URL must not reach. */
final class PublicAddress {
    /** The special-purpose blocks of the IANA registries (RFC 6890 and its successors) that InetAddress does not know. */
    private static final List<Block> SPECIAL = List.of(
            v4(0, 0, 0, 8), v4(100, 64, 0, 10), v4(192, 0, 0, 24), v4(192, 0, 2, 24), v4(192, 88, 99, 24),
            v4(198, 18, 0, 15), v4(198, 51, 100, 24), v4(203, 0, 113, 24), v4(240, 0, 0, 4),
            // IPv4 within IPv6 (NAT64, 6to4, Teredo, compatible): the inner address is not looked at
            v6("0064ff9b", 32), v6("2002", 16), v6("20010000", 32), v6("000000000000000000000000", 96),
            // unique local, deprecated site-local, documentation, discard-only
            v6("fc00", 7), v6("fec0", 10), v6("20010db8", 32), v6("3fff", 20), v6("0100", 64));

    private PublicAddress() {
    }

    static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()
                || SPECIAL.stream().anyMatch(block -> block.contains(address.getAddress())));
    }

    private static Block v4(int first, int second, int third, int bits) {
        return new Block(new byte[]{(byte) first, (byte) second, (byte) third, 0}, bits);
    }

    private static Block v6(String hex, int bits) {
        return new Block(Arrays.copyOf(HexFormat.of().parseHex(hex), 16), bits);
    }

    private record Block(byte[] prefix, int bits) {

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
