package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.member.Network;

/**
 * From where somebody asked.
 *
 * @param network their address's {@link Network}
 * @param page the page with the form, without its query
 */
record Origin(String network, String page) {
    private static final int LONGEST = 300;

    static Origin of(HttpServletRequest request) {
        String page = Optional.ofNullable(request.getHeader("Origin"))
                .filter(origin -> !origin.equals("null"))
                .or(() -> Optional.ofNullable(request.getHeader("Referer")).map(link -> link.replaceAll("[?#].*", "")))
                .orElseGet(() -> own(request))
                .replaceAll("[^!-~]", "");
        return new Origin(
                Network.of(request.getRemoteAddr()), page.length() <= LONGEST ? page : page.substring(0, LONGEST));
    }

    // Our own pages send no referrer, and so no origin: their form says itself where it stands.
    private static String own(HttpServletRequest request) {
        String page = request.getParameter("page");
        return page != null && page.matches("(https?:/)?/.*") ? page : "";
    }
}
