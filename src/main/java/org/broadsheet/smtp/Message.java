package org.broadsheet.smtp;

/** One message to one recipient, as the wire sees it. */
public interface Message {
    /** The caller's own key; the engine only hands it back. */
    long key();

    /** The envelope sender, without angle brackets; empty for the null sender. */
    String sender();

    /** The envelope recipient, without angle brackets, its domain in A-labels. */
    String recipient();

    /**
     * The octets of header and body, CRLF lines, not dot-stuffed. Called once a try, on a connection's own thread, while
     * the connection may still wait for an earlier reply; so it may be costly, but must not wait for anything.
     */
    byte[] content();

    /** Whether this message goes to its recipient for the first time. */
    default boolean isFirstTry() {
        return true;
    }

    /**
     * The last call before the first octet of the content goes out; the caller makes durable here that it does. What
     * was handed to the outcomes before on this connection must be durable when this returns. Throwing abandons the
     * message before any octet went out, as {@code DEFERRED} with scope {@code RELAY}.
     */
    default void aboutToSend() {}
}
