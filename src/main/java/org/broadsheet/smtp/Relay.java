package org.broadsheet.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that takes our messages: its name or address, and its port. */
public record Relay(String host, int port) {
    private static final int SMTP = 25;
    private static final Pattern TEXT =
            Pattern.compile("\\[(?<v6>[0-9a-fA-F:.]+)](:(?<p6>\\d+))?|(?<host>[^:\\s]+)(:(?<port>\\d+))?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1|0:0:0:0:0:0:0:1");

    public Relay {
        if (host.isBlank()) throw new IllegalArgumentException("the relay has no host name");
        if (port < 1 || port > 65535) throw new IllegalArgumentException("no port: " + port);
    }

    /** {@code host}, {@code host:port}, {@code [::1]:port}; without a port, 25. */
    public static Relay parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) throw new IllegalArgumentException("not a relay (host:port): " + text);
        String host = matcher.group("v6") != null ? matcher.group("v6") : matcher.group("host");
        String port = matcher.group("v6") != null ? matcher.group("p6") : matcher.group("port");
        return new Relay(host, port == null ? SMTP : Integer.parseInt(port));
    }

    /** By what is written, not by what a name resolves to: a lying resolver must not switch TLS off. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
