package org.broadsheet.member.page;

/** What a confirmation comes to. */
enum Confirmed {
    JOINED,
    /** Confirmed before, and left since. */
    LEFT,
    /** One of the two addresses is confirmed, the other not yet. */
    HALF,
    MOVED,
    RENAMED,
    ERASED,
    /** Another member has the new address. */
    TAKEN,
    TOO_OLD,
    /** The member has moved or left since it was asked for. */
    STALE
}
