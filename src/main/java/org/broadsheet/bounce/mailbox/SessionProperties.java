package org.broadsheet.bounce.mailbox;

import java.util.Properties;
import org.broadsheet.bounce.mailbox.MailboxSettings.Security;

/** Jakarta Mail's properties for a mailbox: nothing waits for ever, and nothing goes in the clear by accident. */
final class SessionProperties {
    private static final String CONNECT_MILLIS = "20000";

    private SessionProperties() {}

    static String protocol(MailboxSettings settings) {
        String name = settings.protocol() == MailboxSettings.Protocol.POP3 ? "pop3" : "imap";
        return settings.security() == Security.TLS ? name + "s" : name;
    }

    static Properties of(MailboxSettings settings) {
        String prefix = "mail." + protocol(settings) + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        // An IDLE is silent for as long as the interval.
        properties.setProperty(
                prefix + "timeout", String.valueOf(settings.interval().toMillis() + 60_000));
        properties.setProperty(prefix + "writetimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
        settings.properties().forEach(properties::setProperty);
        return properties;
    }
}
