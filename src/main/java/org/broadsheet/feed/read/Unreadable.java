package org.broadsheet.feed.read;

/** Why octets are no feed, in one line for an editor. */
class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String cause) {
        super(cause);
    }
}
