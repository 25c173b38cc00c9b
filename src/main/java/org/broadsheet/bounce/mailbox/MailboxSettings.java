package org.broadsheet.bounce.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.bounces.mailbox.*}: where bounces come to. Without a host and a path nothing is read.
 *
 * @param port 0: the protocol's own
 * @param path of a maildir
 * @param interval how often it is looked into; where IDLE is offered mail is read as it comes, and this is how often the
 *     connection is tried
 * @param keep false: what was read is deleted. True: it stays, marked as seen; a POP3 mailbox then grows for ever
 * @param properties of Jakarta Mail, such as {@code mail.imaps.ssl.trust}
 */
@ConfigurationProperties("broadsheet.bounces.mailbox")
public record MailboxSettings(
        @DefaultValue("imap") Protocol protocol,
        @Nullable String host,
        @DefaultValue("0") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("tls") Security security,
        @DefaultValue("INBOX") String folder,
        @Nullable Path path,
        @DefaultValue("PT5M") Duration interval,
        @DefaultValue("true") boolean keep,
        @DefaultValue Map<String, String> properties) {
    private static final String CONNECT_MILLIS = "20000";

    /** How the mailbox is spoken to. */
    public enum Protocol {
        IMAP,
        POP3,
        MAILDIR
    }

    /** How the connection is kept private. */
    public enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    public MailboxSettings {
        properties = Map.copyOf(properties);
        require(protocol != Protocol.MAILDIR || path != null || host == null, "path", "must name the maildir");
        require(interval.toSeconds() >= 1, "interval", "must be PT1S or more");
    }

    public boolean isSet() {
        return protocol == Protocol.MAILDIR ? path != null : host != null;
    }

    boolean isImap() {
        return protocol == Protocol.IMAP;
    }

    /** Nothing goes in the clear by accident, and nothing waits longer than {@code silence} for the server's next words. */
    Store connect(Duration silence) throws MessagingException {
        String name = (isImap() ? "imap" : "pop3") + (security == Security.TLS ? "s" : "");
        String prefix = "mail." + name + ".";
        Properties session = new Properties();
        session.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        session.setProperty(prefix + "timeout", String.valueOf(silence.toMillis()));
        session.setProperty(prefix + "writetimeout", CONNECT_MILLIS);
        session.setProperty(prefix + "ssl.checkserveridentity", "true");
        session.setProperty(prefix + "starttls.enable", String.valueOf(security == Security.STARTTLS));
        session.setProperty(prefix + "starttls.required", String.valueOf(security == Security.STARTTLS));
        properties.forEach(session::setProperty);
        Store store = Session.getInstance(session).getStore(name);
        store.connect(host, port == 0 ? -1 : port, username, password);
        return store;
    }

    private static void require(boolean held, String setting, String rule) {
        if (!held) throw new IllegalArgumentException("broadsheet.bounces.mailbox." + setting + " " + rule);
    }

    @Override
    public String toString() {
        return "MailboxSettings[" + protocol + " " + (protocol == Protocol.MAILDIR ? path : host) + "]";
    }
}
