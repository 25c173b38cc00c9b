package org.broadsheet.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.connection.Connection;
import org.broadsheet.smtp.connection.Envelope;
import org.broadsheet.smtp.connection.Lost;
import org.broadsheet.smtp.reply.Reply;
import org.broadsheet.smtp.reply.ReplyPolicy;
import org.broadsheet.smtp.reply.Ruling;
import org.broadsheet.smtp.reply.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection: a round trip a message where the relay offers PIPELINING (RFC 2920), each envelope
 * travelling behind the final dot of the message before; else command by command.
 */
final class Dialogue {
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connection wire;
    private final SmtpRun run;
    private final boolean pipelining;

    /** The message the relay is to have now, and the one announced behind it. */
    private @Nullable SmtpTransaction current;

    private @Nullable SmtpTransaction next;
    private boolean resetOwed;

    Dialogue(Connection wire, SmtpRun run) {
        this.wire = wire;
        this.run = run;
        this.pipelining = wire.extensions().pipelining();
    }

    /** Carries messages until there are no more, or the connection has had enough of them. */
    void carry(@Nullable SmtpTransaction held) throws IOException {
        current = held != null && isSpeakable(held) ? held : fresh(run::take);
        while (current != null) {
            announce(current);
            deliver(current);
            while (next != null) {
                current = next;
                next = null;
                deliver(current);
            }
            current = fresh(run::take);
        }
    }

    /** A message that can be spoken of on this connection. */
    private @Nullable SmtpTransaction fresh(Supplier<@Nullable Message> source) {
        while (!wire.isSpent() && run.mayStay()) {
            Message message = source.get();
            if (message == null) return null;
            SmtpTransaction passage = new SmtpTransaction(message);
            wire.countTaken();
            if (isSpeakable(passage)) return passage;
        }
        return null;
    }

    private boolean isSpeakable(SmtpTransaction passage) {
        Ruling objection = passage.address(wire.extensions());
        if (objection != null) run.settle(passage, objection);
        return objection == null;
    }

    private void announce(SmtpTransaction passage) throws IOException {
        if (resetOwed) wire.write(Envelope.RSET);
        if (pipelining) write(passage.envelope());
        wire.flush();
        passage.prepare();
        if (resetOwed) wire.read(Stage.RSET);
        resetOwed = false;
    }

    private void write(Envelope envelope) throws Lost {
        wire.write(envelope.command(Stage.MAIL));
        wire.write(envelope.command(Stage.RCPT));
        wire.write(envelope.command(Stage.DATA));
    }

    /** Up to its outcome; while the relay has its content, the next one is announced, filled and signed. */
    private void deliver(SmtpTransaction passage) throws IOException {
        if (!isAdmitted(passage)) return;
        byte[] content = content(passage);
        next = pipelining ? fresh(run::poll) : null;
        run.requireGoing();
        passage.begin();
        // The last call may have taken a while.
        run.requireGoing();
        transmit(passage, content);
        if (next != null) next.prepare();
        conclude(passage, wire.read(Stage.DOT));
    }

    private boolean isAdmitted(SmtpTransaction passage) throws IOException {
        boolean sender = isGranted(passage, Stage.MAIL);
        boolean recipient = (sender || pipelining) && isGranted(passage, Stage.RCPT);
        boolean content = ((sender && recipient) || pipelining) && isGranted(passage, Stage.DATA);
        Ruling refusal = passage.refusal();
        if (refusal == null) return true;
        if (content) takeBack(recipient);
        resetOwed = true;
        run.settle(passage, refusal);
        return false;
    }

    private boolean isGranted(SmtpTransaction passage, Stage stage) throws Lost {
        if (!pipelining) {
            wire.write(passage.envelope().command(stage));
            wire.flush();
        }
        Reply reply = wire.read(stage);
        if (stage == Stage.DATA ? reply.isGoAhead() : reply.isPositive()) return true;
        refuse(passage, stage, reply);
        return false;
    }

    private void refuse(SmtpTransaction passage, Stage stage, Reply reply) throws Lost {
        if (!reply.isRefusal()) throw outOfPlace(stage, reply);
        boolean first = passage.refusal() == null;
        Ruling ruling = ReplyPolicy.of(stage, reply);
        passage.refuse(ruling);
        if (reply.isClosing() || (first && ruling.consequence() == Ruling.Consequence.RECONNECT))
            throw wire.ended(ruling);
    }

    /** RFC 2920 section 3.1: a relay may want content though it refused the recipient; then it gets an empty one. */
    private void takeBack(boolean recipientStands) throws IOException {
        if (recipientStands) throw new SmtpRun.Abandoned("content is wanted for a refused sender");
        wire.write(DOT);
        wire.flush();
        wire.read(Stage.DOT);
    }

    private byte[] content(SmtpTransaction passage) throws IOException {
        byte[] content = passage.content();
        if (wire.hasUnread()) throw Lost.trouble("a reply to nothing that was asked");
        if (wire.extensions().takes(content.length)) return content;
        String why = content.length + " octets are more than the relay takes: "
                + wire.extensions().size();
        passage.refuse(Ruling.ours(Verdict.REJECTED, Scope.MESSAGE, Ruling.Consequence.STOP, why));
        throw new SmtpRun.Abandoned(why);
    }

    private void transmit(SmtpTransaction passage, byte[] content) throws Lost {
        try {
            wire.writeContent(content);
            wire.reserve(DOT.length + (next == null ? 0 : next.envelope().length()));
            wire.write(DOT);
            if (next != null) write(next.envelope());
            passage.dotGoesOut();
            wire.flush();
        } catch (Lost e) {
            Reply last = wire.lastWords();
            if (last != null && last.isRefusal()) passage.refuse(ReplyPolicy.of(Stage.DOT, last));
            throw e;
        }
    }

    private void conclude(SmtpTransaction passage, Reply reply) throws Lost {
        if (!reply.isPositive() && !reply.isRefusal()) throw outOfPlace(Stage.DOT, reply);
        if (reply.isPositive()) wire.countAccepted();
        Ruling ruling = ReplyPolicy.of(Stage.DOT, reply);
        run.settle(passage, ruling);
        if (reply.isClosing() || ruling.consequence() == Ruling.Consequence.RECONNECT) throw wire.ended(ruling);
    }

    private static Lost outOfPlace(Stage stage, Reply reply) {
        return Lost.trouble("out of place as " + stage.words() + ": " + reply.line());
    }

    /**
     * Settles what was under way when the connection ended.
     *
     * @return the message that nothing has been said of but its envelope, for the next connection to carry
     */
    @Nullable
    SmtpTransaction leave(IOException why) {
        boolean innocent = wire.hasServed() || why instanceof SmtpRun.Abandoned;
        @Nullable SmtpTransaction held = null;
        for (@Nullable SmtpTransaction passage : new @Nullable SmtpTransaction[] {current, next}) {
            if (passage == null || passage.isSettled()) continue;
            if ((innocent || passage == next) && passage.carryOver()) held = passage;
            else run.settle(passage, passage.whenLost(String.valueOf(why.getMessage())));
        }
        return held;
    }
}
