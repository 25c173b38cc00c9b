package org.broadsheet.smtp.connection;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.connection.Watchdog.Deadline;
import org.broadsheet.smtp.reply.OneLine;
import org.broadsheet.smtp.reply.Reply;
import org.broadsheet.smtp.reply.ReplyPolicy;
import org.broadsheet.smtp.reply.Ruling;
import org.broadsheet.smtp.reply.Stage;
import org.jspecify.annotations.Nullable;

/** Opens connections: ready for the first message, or not at all. */
public final class Opener {
    private final SmtpSettings settings;
    private final Watchdog watchdog;
    private final Trust trust;

    public Opener(SmtpSettings settings, Watchdog watchdog) {
        this.settings = settings;
        this.watchdog = watchdog;
        this.trust = new Trust(settings);
    }

    public Connection open(Relay relay) throws OpeningFailed {
        Deadline deadline = watchdog.deadline();
        Sockets sockets = new Sockets(deadline, trust.socketsTo(relay.host()));
        Handshake handshake = handshake(relay, deadline, sockets);
        try {
            greet(handshake, relay, deadline);
            return new Connection(relay, extensions(handshake), sockets, deadline, settings, watchdog);
        } catch (MessagingException | IOException | RuntimeException e) {
            watchdog.forget(deadline);
            deadline.cut();
            throw failed(relay, handshake, deadline, e);
        }
    }

    private Handshake handshake(Relay relay, Deadline deadline, Sockets sockets) {
        SmtpSettings.Tls tls = settings.tlsTo(relay);
        Session session = Session.getInstance(
                new AngusProperties(settings.properties()).write(tls, settings.timeouts(), sockets));
        Handshake handshake = new Handshake(
                session,
                relay,
                tls == SmtpSettings.Tls.IMPLICIT,
                deadline,
                settings.timeouts().command());
        if (settings.localName() != null) handshake.setLocalHost(settings.localName());
        return handshake;
    }

    private void greet(Handshake handshake, Relay relay, Deadline deadline) throws MessagingException {
        SmtpSettings.Login login = settings.login();
        deadline.in(settings.timeouts().connect());
        handshake.connect(
                relay.host(),
                relay.port(),
                login == null ? null : login.user(),
                login == null ? null : login.password());
        deadline.none();
        // Angus would go on unauthenticated.
        if (login != null && handshake.stage() != Stage.AUTH) throw new MessagingException("AUTH is not offered");
    }

    private static Envelope.Extensions extensions(Handshake handshake) {
        return new Envelope.Extensions(
                handshake.supportsExtension("PIPELINING"),
                handshake.supportsExtension("SMTPUTF8"),
                handshake.supportsExtension("DSN"),
                Envelope.Extensions.size(handshake.getExtensionParameter("SIZE")));
    }

    private static OpeningFailed failed(Relay relay, Handshake handshake, Deadline deadline, Exception e) {
        Reply reply = handshake.lastReply();
        Stage stage = handshake.stage();
        String where = "relay " + relay + (stage == Stage.CONNECT ? ": " : " at " + stage + ": ");
        if (reply.isRefusal()) return new OpeningFailed(where + reply.line(), isForGood(stage, reply), e);
        String words = deadline.isMissed() ? "no answer in time" : rootCause(e);
        return new OpeningFailed(where + OneLine.of(words), isForGood(reply, e), e);
    }

    private static boolean isForGood(Stage stage, Reply refusal) {
        return ReplyPolicy.of(stage, refusal).consequence() == Ruling.Consequence.STOP;
    }

    /** The relay is there and answers, but lacks what we insist on, or shows a certificate that we do not believe. */
    private static boolean isForGood(Reply reply, Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) return true;
            if (cause instanceof IOException) return isForGoodBelow(cause);
        }
        return reply.code() >= 200;
    }

    private static boolean isForGoodBelow(Throwable io) {
        for (@Nullable Throwable cause = io; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) return true;
        }
        return false;
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        String words = root.getMessage();
        return words == null || words.isBlank() ? root.getClass().getSimpleName() : words;
    }

    /** A relay could not be reached, or would not have us. No message was involved. */
    public static final class OpeningFailed extends Exception {
        private final boolean forGood;

        OpeningFailed(String line, boolean forGood, Throwable cause) {
            super(OneLine.withoutAddresses(line), cause);
            this.forGood = forGood;
        }

        /** One relay that may yet recover is reason enough to try again. */
        static OpeningFailed ofAll(List<OpeningFailed> failures) {
            String line = failures.stream().map(OpeningFailed::line).collect(Collectors.joining("; "));
            boolean forGood = failures.stream().allMatch(OpeningFailed::isForGood);
            return new OpeningFailed(line, forGood, failures.get(0));
        }

        /** Waiting would not help: a login, a certificate or a setting is wrong. */
        public boolean isForGood() {
            return forGood;
        }

        public String line() {
            return String.valueOf(getMessage());
        }
    }
}
