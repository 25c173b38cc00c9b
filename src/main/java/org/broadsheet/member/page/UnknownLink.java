package org.broadsheet.member.page;

/** A link that is nobody's: cut off on its way, or its member is erased. */
class UnknownLink extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownLink() {
        super("a link that is nobody's", null, false, false);
    }
}
