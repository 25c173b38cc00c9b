package org.broadsheet.delivery;

import java.util.Locale;

/** Where a delivery stands. The words are those of the type {@code delivery_state} in the database. */
public enum DeliveryState {
    PENDING,
    /** In the hand of a worker; nothing of it went out. */
    CLAIMED,
    /** Durable before the first octet of content: from here on, the relay may have it. */
    SENDING,
    ACCEPTED,
    /** Refused for now; due again at its next attempt. */
    DEFERRED,
    REJECTED,
    /** Still refused for now when the edition was too old to be worth another try. */
    EXPIRED,
    UNCERTAIN,
    /** Enrolled, but unsubscribed, paused or suppressed when the turn came. */
    SUPPRESSED;

    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String sql) {
        return valueOf(sql.toUpperCase(Locale.ROOT));
    }
}
