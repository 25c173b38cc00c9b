package org.broadsheet.member.page;

/** What a sign-up comes to, as far as the one who asked may know: nothing here tells whether an address is a member's. */
enum Answer {
    /** Look into your mailbox; also where we sent nothing, to a robot or too often. */
    LOOK,
    NOT_AN_ADDRESS,
    /** The address looks like a slip of the fingers. */
    SLIP,
    NO_DIGEST,
    /** Faster than a person: shown again. */
    ONCE_MORE,
    TOO_MANY
}
