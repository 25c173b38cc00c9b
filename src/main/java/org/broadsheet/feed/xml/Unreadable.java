package org.broadsheet.feed.xml;

/** Why octets are no feed, in one line for an editor. */
public class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    public Unreadable(String cause) {
        super(cause);
    }
}
