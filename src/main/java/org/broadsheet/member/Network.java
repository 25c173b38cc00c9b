package org.broadsheet.member;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An address's own network: whoever has one address of it may have all (IPv4 /24, IPv6 /48). */
public final class Network {
    private Network() {}

    /** @param address a literal, as a request has it; asks no DNS */
    public static String of(String address) {
        try {
            byte[] octets = InetAddress.getByName(address).getAddress();
            int kept = octets.length == 4 ? 3 : 6;
            Arrays.fill(octets, kept, octets.length, (byte) 0);
            return InetAddress.getByAddress(octets).getHostAddress() + '/' + kept * 8;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
