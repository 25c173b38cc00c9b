package org.broadsheet.smtp.connection;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.connection.Watchdog.Deadline;
import org.broadsheet.smtp.reply.OneLine;
import org.broadsheet.smtp.reply.Reply;
import org.broadsheet.smtp.reply.Stage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Angus's part: it connects, greets, starts TLS and authenticates. Watched, so that we know how far it came. */
final class Handshake extends SMTPTransport {
    private final Deadline deadline;
    private final Duration patience;
    private Stage stage = Stage.CONNECT;
    private boolean greeted;

    Handshake(Session session, Relay relay, boolean implicitTls, Deadline deadline, Duration patience) {
        super(session, new URLName("smtp", relay.host(), relay.port(), null, null, null), "smtp", implicitTls);
        this.deadline = deadline;
        this.patience = patience;
    }

    Stage stage() {
        return stage;
    }

    /** What the relay said last, if it was a reply. */
    Reply lastReply() {
        String response = getLastServerResponse();
        String words = response == null || response.length() < 4 ? "" : response.substring(4);
        return new Reply(getLastReturnCode(), OneLine.of(words.strip().replaceAll("\n(\\d{3}[ -])?", " ")));
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        stage = Stage.EHLO;
        boolean understood = super.ehlo(domain);
        // Angus would go on with what was offered in clear text, before TLS.
        if (!understood && greeted) throw new MessagingException("EHLO was refused after STARTTLS");
        greeted = true;
        return understood;
    }

    @Override
    protected void startTLS() throws MessagingException {
        stage = Stage.STARTTLS;
        deadline.in(patience);
        super.startTLS();
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (command.startsWith("AUTH")) stage = Stage.AUTH;
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        deadline.in(patience);
        return super.readServerResponse();
    }

    /** Angus closes the connection of a transport that is collected as garbage; but we go on with its socket. */
    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {}
}
