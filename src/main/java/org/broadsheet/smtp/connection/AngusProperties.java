package org.broadsheet.smtp.connection;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Timeouts;
import org.jspecify.annotations.Nullable;

/** {@code mail.smtp.*}: what operators know from Angus, read into our settings, and written for Angus. */
public final class AngusProperties {
    private static final String PREFIX = "mail.smtp.";

    private final Map<String, String> given;

    public AngusProperties(Map<String, String> given) {
        this.given = given;
    }

    /** {@code starttls.enable} alone falls back to clear text in Angus; with us it takes a plain "not required" for that. */
    public SmtpSettings.@Nullable Tls tls(SmtpSettings.@Nullable Tls otherwise) {
        if (is("ssl.enable")) return SmtpSettings.Tls.IMPLICIT;
        if (is("starttls.required")) return SmtpSettings.Tls.STARTTLS;
        if (get("starttls.required") != null)
            return is("starttls.enable") ? SmtpSettings.Tls.OPPORTUNISTIC : SmtpSettings.Tls.NONE;
        return is("starttls.enable") ? SmtpSettings.Tls.STARTTLS : otherwise;
    }

    @Nullable
    public String localName(@Nullable String otherwise) {
        String name = get("localhost");
        return name != null ? name : otherwise;
    }

    public Timeouts timeouts(Timeouts ours) {
        Duration command = duration("timeout", ours.command());
        boolean longer = get("timeout") != null && command.compareTo(ours.dot()) > 0;
        return new Timeouts(
                duration("connectiontimeout", ours.connect()),
                command,
                duration("writetimeout", ours.write()),
                longer ? command : ours.dot());
    }

    private Duration duration(String name, Duration otherwise) {
        String millis = get(name);
        return millis == null || Long.parseLong(millis) <= 0 ? otherwise : Duration.ofMillis(Long.parseLong(millis));
    }

    private boolean is(String name) {
        return "true".equalsIgnoreCase(get(name));
    }

    private @Nullable String get(String name) {
        return given.get(PREFIX + name);
    }

    /** For one connection: ours win, for the time is kept by {@link Watchdog} and the sockets are ours. */
    Properties write(SmtpSettings.Tls tls, Timeouts timeouts, Sockets sockets) {
        Properties properties = new Properties();
        given.forEach(properties::setProperty);
        properties.remove(PREFIX + "timeout");
        properties.remove(PREFIX + "writetimeout");
        // Read by ours; Angus would prefer it to our factory, and we would not learn of the socket.
        properties.remove(PREFIX + "ssl.trust");
        set(properties, "connectiontimeout", timeouts.connect().toMillis());
        set(properties, "starttls.enable", tls == SmtpSettings.Tls.STARTTLS || tls == SmtpSettings.Tls.OPPORTUNISTIC);
        set(properties, "starttls.required", tls == SmtpSettings.Tls.STARTTLS);
        set(properties, "ssl.enable", tls == SmtpSettings.Tls.IMPLICIT);
        // Angus would try once more without our factory.
        set(properties, "socketFactory.fallback", false);
        properties.put(PREFIX + "socketFactory", sockets.plain());
        properties.put(PREFIX + "ssl.socketFactory", sockets.secret());
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty(PREFIX + name, value.toString());
    }
}
