package org.broadsheet.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Opens connections: ready for the first message, or not at all. */
final class Opener {
    private final SmtpSettings settings;
    private final Watchdog watchdog;
    private final Trust trust;

    Opener(SmtpSettings settings, Watchdog watchdog) {
        this.settings = settings;
        this.watchdog = watchdog;
        this.trust = new Trust(settings);
    }

    Connection open(Relay relay) throws OpeningFailed {
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
        Tls tls = settings.tlsTo(relay);
        Session session = Session.getInstance(
                new AngusProperties(settings.properties()).write(tls, settings.timeouts(), sockets));
        Handshake handshake = new Handshake(
                session,
                relay,
                tls == Tls.IMPLICIT,
                deadline,
                settings.timeouts().command());
        if (settings.localName() != null) handshake.setLocalHost(settings.localName());
        return handshake;
    }

    private void greet(Handshake handshake, Relay relay, Deadline deadline) throws MessagingException {
        Login login = settings.login();
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

    private static Extensions extensions(Handshake handshake) {
        return new Extensions(
                handshake.supportsExtension("PIPELINING"),
                handshake.supportsExtension("SMTPUTF8"),
                handshake.supportsExtension("DSN"),
                Extensions.size(handshake.getExtensionParameter("SIZE")));
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
        return ReplyPolicy.of(stage, refusal).consequence() == Consequence.STOP;
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
}
