package org.broadsheet.smtp.connection;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.connection.Watchdog.Deadline;
import org.broadsheet.smtp.reply.Reply;
import org.broadsheet.smtp.reply.ReplyReader;
import org.broadsheet.smtp.reply.Ruling;
import org.broadsheet.smtp.reply.Stage;
import org.jspecify.annotations.Nullable;

/** An open connection: octets out, replies in, each in its time. Used by one thread. */
public final class Connection {
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Relay relay;
    private final Envelope.Extensions extensions;
    private final Deadline deadline;
    private final SmtpSettings settings;
    private final Watchdog watchdog;
    private final ReplyReader in;
    private final WireWriter out;
    private final @Nullable SSLSession tls;
    private final long opened = System.nanoTime();
    private int taken;
    private int accepted;

    Connection(
            Relay relay,
            Envelope.Extensions extensions,
            Sockets sockets,
            Deadline deadline,
            SmtpSettings settings,
            Watchdog watchdog)
            throws IOException {
        this.relay = relay;
        this.extensions = extensions;
        this.deadline = deadline;
        this.settings = settings;
        this.watchdog = watchdog;
        sockets.trust();
        this.tls = sockets.outermost() instanceof SSLSocket secret ? secret.getSession() : null;
        this.in = new ReplyReader(sockets.outermost().getInputStream());
        this.out = new WireWriter(sockets.outermost().getOutputStream());
    }

    public Relay relay() {
        return relay;
    }

    public Envelope.Extensions extensions() {
        return extensions;
    }

    /** Null in clear text. */
    @Nullable
    public SSLSession tls() {
        return tls;
    }

    public void countTaken() {
        taken++;
    }

    public void countAccepted() {
        accepted++;
    }

    /** It has served: its end is no wonder. */
    public boolean hasServed() {
        return accepted > 0;
    }

    public boolean isSpent() {
        return taken >= settings.maxMessages()
                || System.nanoTime() - opened > settings.maxAge().toNanos();
    }

    public boolean hasUnread() {
        return in.hasUnread();
    }

    public Reply read(Stage stage) throws Lost {
        return read(stage, settings.timeouts().awaiting(stage));
    }

    private Reply read(Stage stage, Duration patience) throws Lost {
        deadline.in(patience);
        try {
            return in.read();
        } catch (IOException e) {
            throw lost(e, "waiting for " + stage.words());
        } finally {
            deadline.none();
        }
    }

    public void write(byte[] commands) throws Lost {
        write(() -> out.put(commands));
    }

    public void writeContent(byte[] content) throws Lost {
        write(() -> out.putContent(content));
    }

    /** Makes sure that so many octets will go out with the next {@link #flush}, and nothing of them before. */
    public void reserve(int octets) throws Lost {
        write(() -> out.reserve(octets));
    }

    public void flush() throws Lost {
        write(out::flush);
    }

    private void write(Writing writing) throws Lost {
        deadline.in(settings.timeouts().write());
        try {
            writing.run();
        } catch (IOException e) {
            throw lost(e, "writing");
        } finally {
            deadline.none();
        }
    }

    private Lost lost(IOException e, String when) {
        if (deadline.isMissed()) return Lost.trouble("timed out " + when);
        if (e instanceof ProtocolException) return Lost.trouble(e.getMessage() + ", " + when);
        String words = "connection lost " + when + ": " + e.getMessage();
        return hasServed() ? Lost.closed(words) : Lost.trouble(words);
    }

    /** The relay has said that it ends the connection, or talks past us. */
    public Lost ended(Ruling why) {
        return hasServed() ? Lost.closed(why.line()) : Lost.trouble(why.line());
    }

    /** Why the relay would not take any more, if it said so before it closed. */
    @Nullable
    public Reply lastWords() {
        try {
            return read(Stage.DOT, FAREWELL);
        } catch (Lost e) {
            return null;
        }
    }

    /** Takes leave as RFC 5321 section 4.1.1.10 has it, but does not wait long for the answer. */
    public void quit() {
        try {
            write(QUIT);
            flush();
            read(Stage.RSET, FAREWELL);
        } catch (Lost e) {
            // Nothing was under way.
        }
        cut();
    }

    /** In the middle of content this is the only way to take a message back (RFC 5321 section 4.1.1.10). */
    public void cut() {
        deadline.cut();
        watchdog.forget(deadline);
    }

    private interface Writing {
        void run() throws IOException;
    }
}
