package org.broadsheet.delivery.session;

import java.util.function.Supplier;
import org.broadsheet.member.Recipient;
import org.broadsheet.smtp.Message;

/** A delivery that this worker has claimed, as the sender sees it. */
final class Claimed implements Message {
    private final Recipient recipient;
    private final int attempts;
    private final int doubts;
    private final DeliverySession session;
    private volatile boolean released;

    /** No octet of this message may go out: paused, cancelled, unsubscribed, or not ours any more. */
    static final class NotNow extends RuntimeException {
        NotNow(String why) {
            super(why, null, false, false);
        }
    }

    Claimed(Recipient recipient, int attempts, int doubts, DeliverySession session) {
        this.recipient = recipient;
        this.attempts = attempts;
        this.doubts = doubts;
        this.session = session;
    }

    Recipient member() {
        return recipient;
    }

    int attempts() {
        return attempts;
    }

    int doubts() {
        return doubts;
    }

    /** It is not ours any more: what the sender reports of it is ignored. */
    void release() {
        released = true;
    }

    boolean isReleased() {
        return released;
    }

    @Override
    public long key() {
        return recipient.id().value();
    }

    @Override
    public String sender() {
        return made(() -> session.messages().sender().apply(recipient));
    }

    @Override
    public String recipient() {
        return recipient.address();
    }

    @Override
    public byte[] content() {
        return made(() -> session.messages().octets().apply(recipient));
    }

    @Override
    public boolean isFirstTry() {
        return attempts == 0;
    }

    @Override
    public void aboutToSend() {
        session.aboutToSend(this);
    }

    private <T> T made(Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException e) {
            session.broken(e);
            throw e;
        }
    }
}
