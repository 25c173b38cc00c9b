package org.broadsheet.smtp.reply;

/** Where in the dialogue a reply was due. */
public enum Stage {
    CONNECT,
    EHLO,
    STARTTLS,
    AUTH,
    RSET,
    MAIL,
    RCPT,
    DATA,
    DOT;

    /** Before the first message: nothing said here speaks of a member or of a message. */
    boolean isOpening() {
        return compareTo(AUTH) <= 0;
    }

    public String words() {
        return switch (this) {
            case CONNECT -> "the greeting";
            case DOT -> "the reply to the final dot";
            case EHLO, STARTTLS, AUTH, RSET, MAIL, RCPT, DATA -> "the reply to " + name();
        };
    }
}
