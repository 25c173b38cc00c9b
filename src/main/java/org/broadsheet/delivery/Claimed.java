package org.broadsheet.delivery;

import java.util.function.Supplier;
import org.broadsheet.member.Recipient;
import org.broadsheet.smtp.Message;

/** A delivery in our hand, as the wire sees it. */
final class Claimed implements Message {
    private final Recipient recipient;
    private final int attempts;
    private final int doubts;
    private final DeliveryListener listener;
    private volatile boolean letGo;

    /** Who answers for a claimed delivery: makes durable that it is being sent, or throws {@link NotNow}. */
    interface DeliveryListener {
        MessageSource post();

        void aboutToSend(Claimed claimed);

        /** Our own fault while making the octets: it must end the run, not a member's turn. */
        void broken(RuntimeException fault);
    }

    /** No octet of this message may go out: paused, cancelled, unsubscribed, or not ours any more. */
    static final class NotNow extends RuntimeException {
        NotNow(String why) {
            super(why, null, false, false);
        }
    }

    Claimed(Recipient recipient, int attempts, int doubts, DeliveryListener listener) {
        this.recipient = recipient;
        this.attempts = attempts;
        this.doubts = doubts;
        this.listener = listener;
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

    /** It is not in our hand any more, so whatever the wire says of it is about nothing. */
    void letGo() {
        letGo = true;
    }

    boolean isLetGo() {
        return letGo;
    }

    @Override
    public long key() {
        return recipient.id().value();
    }

    @Override
    public String sender() {
        return made(() -> listener.post().sender(recipient));
    }

    @Override
    public String recipient() {
        return recipient.address();
    }

    @Override
    public byte[] content() {
        return made(() -> listener.post().octets(recipient));
    }

    @Override
    public boolean isFirstTry() {
        return attempts == 0;
    }

    @Override
    public void aboutToSend() {
        listener.aboutToSend(this);
    }

    private <T> T made(Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException e) {
            listener.broken(e);
            throw e;
        }
    }
}
