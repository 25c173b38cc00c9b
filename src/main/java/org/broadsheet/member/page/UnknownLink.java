package org.broadsheet.member.page;

import java.io.Serial;

/** A link that is nobody's: cut off on its way, or its member is erased; or one of a member who has moved since. */
class UnknownLink extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean moved;

    UnknownLink() {
        this(false);
    }

    private UnknownLink(boolean moved) {
        super("a link that opens nothing", null, false, false);
        this.moved = moved;
    }

    /** The letter went to an address that the member has left: its link only unsubscribes. */
    static UnknownLink ofMoved() {
        return new UnknownLink(true);
    }

    boolean moved() {
        return moved;
    }
}
