package org.broadsheet.mail;

/** A value that must not stand in a header; the message begins with the header's name. */
public final class BadHeader extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadHeader(String header, String why) {
        super(header + ": " + why);
    }
}
