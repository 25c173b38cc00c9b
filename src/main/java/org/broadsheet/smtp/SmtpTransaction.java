package org.broadsheet.smtp;

import java.util.Objects;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.connection.Envelope;
import org.broadsheet.smtp.reply.Ruling;
import org.jspecify.annotations.Nullable;

/** One message's way over the wire, and how far it has come. Used by one thread. */
final class SmtpTransaction {
    private final Message message;
    private @Nullable Envelope envelope;
    private byte @Nullable [] content;
    private @Nullable RuntimeException fault;
    private @Nullable Ruling refusal;
    private boolean carriedOver;
    private boolean begun;
    private boolean dotOut;
    private boolean settled;

    SmtpTransaction(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    /** Writes its envelope for a relay that offers this; or says why it cannot be written. */
    @Nullable
    Ruling address(Envelope.Extensions offered) {
        try {
            Ruling objection = Envelope.objection(message, offered);
            if (objection == null) envelope = Envelope.of(message, offered);
            return objection;
        } catch (RuntimeException e) {
            return Ruling.deferred("its envelope could not be made: " + e);
        }
    }

    Envelope envelope() {
        return Objects.requireNonNull(envelope);
    }

    /** Fills and signs, once; a fault is kept until the connection is at a place where it can be told. */
    void prepare() {
        if (content != null || fault != null) return;
        try {
            content = message.content();
        } catch (RuntimeException e) {
            fault = e;
        }
    }

    byte[] content() throws SmtpRun.Abandoned {
        prepare();
        if (content == null) throw abandoned("its content could not be made: " + fault);
        return content;
    }

    /** The last moment before its first octet. */
    void begin() throws SmtpRun.Abandoned {
        try {
            message.aboutToSend();
        } catch (RuntimeException e) {
            throw abandoned("it could not be begun: " + e);
        }
        begun = true;
    }

    private SmtpRun.Abandoned abandoned(String why) {
        refuse(Ruling.deferred(why));
        return new SmtpRun.Abandoned(why);
    }

    /** Only the first counts: what the relay says to the commands after it is said out of step. */
    void refuse(Ruling ruling) {
        if (refusal == null) refusal = ruling;
    }

    @Nullable
    Ruling refusal() {
        return refusal;
    }

    void dotGoesOut() {
        dotOut = true;
    }

    boolean settle() {
        boolean first = !settled;
        settled = true;
        return first;
    }

    boolean isSettled() {
        return settled;
    }

    /** Once only: a message that ends each connection it is put on must not be put on one after another. */
    boolean carryOver() {
        boolean unheard = refusal == null || refusal.consequence() == Ruling.Consequence.RECONNECT;
        if (carriedOver || begun || !unheard) return false;
        carriedOver = true;
        refusal = null;
        return true;
    }

    /**
     * What it comes to when its connection is gone. Up to the final dot the relay must drop what it has (RFC 5321
     * section 4.1.1.10) and we must take it as a 451 (section 3.8). The octets with the dot go out in one write, of which
     * nobody can say how much arrived: from there on it may be out.
     */
    Ruling whenLost(String why) {
        if (refusal != null) return refusal;
        if (!dotOut) return Ruling.deferred(why);
        return Ruling.ours(Verdict.UNCERTAIN, Scope.RELAY, Ruling.Consequence.GO_ON, why);
    }
}
