package org.broadsheet.feed.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are not of the public internet (the registries of RFC 6890), also where they are wrapped: IPv4 in
 * IPv6 (RFC 4291, 2.5.5), NAT64 (RFC 6052), 6to4 (RFC 3056) and Teredo (RFC 4380).
 */
final class Addresses {
    private static final List<Block> BLOCKS = List.of(
            new Block("0.0.0.0", 8, "an unspecified"),
            new Block("127.0.0.0", 8, "a loopback"),
            new Block("10.0.0.0", 8, "a private"),
            new Block("172.16.0.0", 12, "a private"),
            new Block("192.168.0.0", 16, "a private"),
            new Block("100.64.0.0", 10, "a carrier's private"),
            new Block("169.254.0.0", 16, "a link-local"),
            new Block("192.0.0.0", 24, "a reserved"),
            new Block("192.0.2.0", 24, "a documentation"),
            new Block("192.88.99.0", 24, "a reserved"),
            new Block("198.18.0.0", 15, "a benchmarking"),
            new Block("198.51.100.0", 24, "a documentation"),
            new Block("203.0.113.0", 24, "a documentation"),
            new Block("224.0.0.0", 4, "a multicast"),
            new Block("240.0.0.0", 4, "a reserved"),
            new Block("::1", 128, "a loopback"),
            new Block("::", 128, "an unspecified"),
            new Block("64:ff9b:1::", 48, "a private"),
            new Block("100::", 64, "a discarded"),
            new Block("2001:db8::", 32, "a documentation"),
            new Block("fc00::", 7, "a unique-local"),
            new Block("fe80::", 10, "a link-local"),
            new Block("fec0::", 10, "a site-local"),
            new Block("ff00::", 8, "a multicast"));

    private Addresses() {}

    /** What kind of non-public address this is, with its article ("a loopback"); null for a public one. */
    static @Nullable String kind(InetAddress address) {
        byte[] octets = address.getAddress();
        byte[] inner = address instanceof Inet6Address ? wrapped(octets) : null;
        String kind = block(octets);
        return kind != null || inner == null ? kind : block(inner);
    }

    private static @Nullable String block(byte[] octets) {
        return BLOCKS.stream()
                .filter(block -> block.holds(octets))
                .map(Block::kind)
                .findFirst()
                .orElse(null);
    }

    private static byte @Nullable [] wrapped(byte[] octets) {
        if (starts(octets, 0x20, 0x02)) return Arrays.copyOfRange(octets, 2, 6);
        if (starts(octets, 0x20, 0x01, 0, 0)) return inverted(Arrays.copyOfRange(octets, 12, 16));
        boolean nat64 = starts(octets, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
        boolean mapped = starts(octets, 0, 0, 0, 0, 0, 0, 0, 0);
        return nat64 || mapped ? Arrays.copyOfRange(octets, 12, 16) : null;
    }

    private static byte[] inverted(byte[] octets) {
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) ~octets[i];
        return octets;
    }

    private static boolean starts(byte[] octets, int... head) {
        for (int i = 0; i < head.length; i++) if ((octets[i] & 0xff) != head[i]) return false;
        return true;
    }

    private record Block(byte[] octets, int bits, String kind) {
        Block(String address, int bits, String kind) {
            this(literal(address).getAddress(), bits, kind);
        }

        boolean holds(byte[] other) {
            if (other.length != octets.length) return false;
            for (int bit = 0; bit < bits; bit++) if (at(octets, bit) != at(other, bit)) return false;
            return true;
        }

        private static int at(byte[] octets, int bit) {
            return octets[bit / 8] >> (7 - bit % 8) & 1;
        }

        private static InetAddress literal(String address) {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(address, e);
            }
        }
    }
}
