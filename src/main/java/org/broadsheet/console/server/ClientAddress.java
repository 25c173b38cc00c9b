package org.broadsheet.console.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.member.Network;

/** The address of a client behind a known number of proxies. */
record ClientAddress(int proxies) {
    private static final Pattern WITH_PORT =
            Pattern.compile("(\\d{1,3}+(?:\\.\\d{1,3}+){3}):\\d{1,5}+|\\[([^\\]]*+)\\](?::\\d{1,5}+)?");

    /**
     * Each proxy appends the address that it saw, so the client's is the one as far from the end as there are proxies;
     * all before it is the client's word. Where there are fewer, a proxy was passed by: then the first that is there was
     * written by a proxy of ours.
     *
     * @param peer the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For} in their order
     * @return an IP address as a literal; the peer's where the header has something else in its place
     */
    String of(String peer, Enumeration<String> forwarded) {
        if (proxies == 0 || !forwarded.hasMoreElements()) return peer;
        List<String> hops = new ArrayList<>();
        for (String line : Collections.list(forwarded)) for (String hop : line.split(",", -1)) hops.add(hop.strip());
        String client = withoutPort(hops.get(Math.max(0, hops.size() - proxies)));
        return Network.isLiteral(client) ? client : peer;
    }

    // RFC 7239, section 6, and what Azure's gateway writes.
    private static String withoutPort(String hop) {
        var parts = WITH_PORT.matcher(hop);
        if (!parts.matches()) return hop;
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }
}
