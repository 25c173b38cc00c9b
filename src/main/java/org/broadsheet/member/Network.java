package org.broadsheet.member;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** An address's own network: whoever has one address of it may have all (IPv4 /24, IPv6 /48). */
public final class Network {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    private Network() {}

    /** The network of an address as a request has it; {@code unknown} for anything but a literal. Asks no DNS. */
    public static String of(String address) {
        byte[] octets = octets(address);
        if (octets == null) return "unknown";
        int kept = octets.length == 4 ? 3 : 6;
        Arrays.fill(octets, kept, octets.length, (byte) 0);
        try {
            return InetAddress.getByAddress(octets).getHostAddress() + '/' + kept * 8;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that is an IP address and no name: dotted decimal, or IPv6 (RFC 4291, section 2.2) without a zone. */
    public static boolean isLiteral(String address) {
        return octets(address) != null;
    }

    private static byte @org.jspecify.annotations.Nullable [] octets(String address) {
        int zone = address.indexOf('%');
        String bare = zone > 0 && address.startsWith("fe80") ? address.substring(0, zone) : address;
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) return null;
        try {
            // With a colon in it Java takes it for a literal or refuses it; the other form is one for certain.
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
