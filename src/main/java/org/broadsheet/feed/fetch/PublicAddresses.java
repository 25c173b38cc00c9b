package org.broadsheet.feed.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Resolves a name to addresses that may be asked: those of the public internet (the registries of RFC 6890), also where
 * they are wrapped: IPv4 in IPv6 (RFC 4291, 2.5.5), NAT64 (RFC 6052), 6to4 (RFC 3056) and Teredo (RFC 4380). The
 * connection is made to what this returns and to nothing else, so a name that answers differently the second time (DNS
 * rebinding) gains nothing.
 */
final class PublicAddresses implements DnsResolver {
    private record Block(InetAddressMatcher addresses, boolean isIpv6, String kind) {
        // The matcher compares the leading octets, of whatever length both are.
        boolean holds(InetAddress address) {
            return isIpv6 == address instanceof Inet6Address && addresses.matches(address);
        }
    }

    private static final List<Block> BLOCKS = """
            0.0.0.0/8 an unspecified
            127.0.0.0/8 a loopback
            10.0.0.0/8 a private
            172.16.0.0/12 a private
            192.168.0.0/16 a private
            100.64.0.0/10 a carrier's private
            169.254.0.0/16 a link-local
            192.0.0.0/24 a reserved
            192.0.2.0/24 a documentation
            192.88.99.0/24 a reserved
            198.18.0.0/15 a benchmarking
            198.51.100.0/24 a documentation
            203.0.113.0/24 a documentation
            224.0.0.0/4 a multicast
            240.0.0.0/4 a reserved
            ::1/128 a loopback
            ::/128 an unspecified
            64:ff9b:1::/48 a private
            100::/64 a discarded
            2001:db8::/32 a documentation
            fc00::/7 a unique-local
            fe80::/10 a link-local
            fec0::/10 a site-local
            ff00::/8 a multicast
            """.lines()
            .map(line -> line.split(" ", 2))
            .map(line -> new Block(InetAddressMatchers.fromIpAddress(line[0]), line[0].contains(":"), line[1]))
            .toList();

    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        InetAddress[] open = Arrays.stream(all)
                .filter(address -> allowPrivate || kind(address) == null)
                .toArray(InetAddress[]::new);
        if (open.length == 0) throw new Refused(host, all[0]);
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** What kind of non-public address this is, with its article ("a loopback"); null for a public one. */
    static @Nullable String kind(InetAddress address) {
        byte[] inner = address instanceof Inet6Address ? wrapped(address.getAddress()) : null;
        String kind = block(address);
        return kind != null || inner == null ? kind : block(ipv4(inner));
    }

    private static @Nullable String block(InetAddress address) {
        return BLOCKS.stream()
                .filter(block -> block.holds(address))
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

    private static InetAddress ipv4(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets", e);
        }
    }

    /** The name exists, but leads where we do not go. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Refused(String host, InetAddress address) {
            super("refused: " + host + " is " + kind(address) + " address (" + address.getHostAddress()
                    + "), and broadsheet.fetch.allow-private is false");
        }
    }
}
