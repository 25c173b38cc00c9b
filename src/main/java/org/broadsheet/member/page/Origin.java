package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * From where somebody asked.
 *
 * @param network their address's own network: whoever has one address of it may have all (IPv4 /24, IPv6 /48)
 * @param page the page with the form, without its query
 */
record Origin(String network, String page) {
    private static final int LONGEST = 300;

    static Origin of(HttpServletRequest request) {
        String page = Optional.ofNullable(request.getHeader("Origin"))
                .filter(origin -> !origin.equals("null"))
                .or(() -> Optional.ofNullable(request.getHeader("Referer")).map(link -> link.replaceAll("[?#].*", "")))
                .orElse("");
        return new Origin(
                network(request.getRemoteAddr()), page.length() <= LONGEST ? page : page.substring(0, LONGEST));
    }

    static String network(String address) {
        try {
            // Only literals come here, so this never asks the DNS.
            byte[] octets = InetAddress.getByName(address).getAddress();
            int kept = octets.length == 4 ? 3 : 6;
            Arrays.fill(octets, kept, octets.length, (byte) 0);
            return InetAddress.getByAddress(octets).getHostAddress() + '/' + kept * 8;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
