package org.broadsheet.console.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a request comes from and which address it was made to. The first by the number of trusted proxies; the
 * second never by a header: whatever builds an absolute address gets scheme, host and port of {@code
 * broadsheet.site.url}. {@code Forwarded} and {@code X-Forwarded-Host}, {@code -Port} and {@code -Proto} are not read.
 *
 * <p>The console answers at that host and, for a tunnel or a health check, at the names of this machine; at any other it
 * is 421 (RFC 9110, section 15.5.20), so that no page of another name can stand in front of it.
 */
class OriginValve extends ValveBase {
    private static final Logger log = LoggerFactory.getLogger(OriginValve.class);
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> CONSOLE = Set.of("console", "login", "logout", "oauth2", "webauthn");

    private static final Pattern WITH_PORT =
            Pattern.compile("(\\d{1,3}+(?:\\.\\d{1,3}+){3}):\\d{1,5}+|\\[([^\\]]*+)\\](?::\\d{1,5}+)?");

    private final ServerSettings site;
    private final @Nullable String host;
    private final AtomicBoolean warned = new AtomicBoolean();

    OriginValve(ServerSettings site) {
        super(true);
        this.site = site;
        this.host = site.host();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        address(request);
        if (host != null && !isLocal(request)) {
            if (!host.equals(named(request)) && isConsole(request)) {
                misdirected(request, response);
                return;
            }
            name(request, host);
        }
        getNext().invoke(request, response);
    }

    private void address(Request request) {
        String peer = request.getRemoteAddr();
        String address = client(site.trustedProxies(), peer, request.getHeaders("X-Forwarded-For"));
        request.setRemoteAddr(address);
        request.setRemoteHost(address);
        if (site.trustedProxies() == 0 && request.getHeader("X-Forwarded-For") != null && !warned.getAndSet(true))
            log.warn("a request has X-Forwarded-For and broadsheet.site.trusted-proxies is 0: the header is ignored;"
                    + " behind a proxy all clients have one address until the setting says how many proxies there are");
    }

    /**
     * Each proxy appends the address that it saw, so the client's is the one as far from the end as there are proxies;
     * all before it is the client's word. Where there are fewer, a proxy was passed by: then the first that is there was
     * written by a proxy of ours.
     *
     * @param proxies how many are trusted
     * @param peer the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For} in their order
     * @return an IP address as a literal; the peer's where the header has something else in its place
     */
    static String client(int proxies, String peer, Enumeration<String> forwarded) {
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

    private static boolean isLocal(Request request) {
        return LOCAL.contains(named(request));
    }

    private static String named(Request request) {
        String name = String.valueOf(request.getServerName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isConsole(Request request) {
        String path = request.getDecodedRequestURI();
        // None where Tomcat could not decode it; it answers 400 then.
        if (path == null) return false;
        String[] parts = path.split("/", 3);
        return parts.length > 1 && CONSOLE.contains(parts[1]);
    }

    private void name(Request request, String host) {
        request.getCoyoteRequest().serverName().setString(host);
        request.setServerPort(site.port());
        request.getCoyoteRequest().scheme().setString(site.isHttps() ? "https" : "http");
        request.setSecure(site.isHttps());
    }

    private void misdirected(Request request, Response response) throws IOException {
        response.setStatus(421);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(("The console is at " + site.url() + " (a proxy in front must pass the Host header on)\n")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
