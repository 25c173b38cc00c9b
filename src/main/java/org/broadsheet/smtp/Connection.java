package org.broadsheet.smtp;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An open connection: octets out, replies in, each in its time. Used by one thread. */
final class Connection {
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

    Relay relay() {
        return relay;
    }

    Envelope.Extensions extensions() {
        return extensions;
    }

    /** Null in clear text. */
    @Nullable
    SSLSession tls() {
        return tls;
    }

    void countTaken() {
        taken++;
    }

    void countAccepted() {
        accepted++;
    }

    /** It has served: its end is no wonder. */
    boolean hasServed() {
        return accepted > 0;
    }

    boolean isSpent() {
        return taken >= settings.maxMessages()
                || System.nanoTime() - opened > settings.maxAge().toNanos();
    }

    boolean hasUnread() {
        return in.hasUnread();
    }

    Reply read(Stage stage) throws Lost {
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

    void write(byte[] commands) throws Lost {
        write(() -> out.put(commands));
    }

    void writeContent(byte[] content) throws Lost {
        write(() -> out.putContent(content));
    }

    /** Makes sure that so many octets will go out with the next {@link #flush}, and nothing of them before. */
    void reserve(int octets) throws Lost {
        write(() -> out.reserve(octets));
    }

    void flush() throws Lost {
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
    Lost ended(Ruling why) {
        return hasServed() ? Lost.closed(why.line()) : Lost.trouble(why.line());
    }

    /** Why the relay would not take any more, if it said so before it closed. */
    @Nullable
    Reply lastWords() {
        try {
            return read(Stage.DOT, FAREWELL);
        } catch (Lost e) {
            return null;
        }
    }

    /** Takes leave as RFC 5321 section 4.1.1.10 has it, but does not wait long for the answer. */
    void quit() {
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
    void cut() {
        deadline.cut();
        watchdog.forget(deadline);
    }

    private interface Writing {
        void run() throws IOException;
    }
}
