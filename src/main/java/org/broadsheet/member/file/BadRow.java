package org.broadsheet.member.file;

/** A row that is not taken; the message is the reason that the report gives. */
class BadRow extends RuntimeException {
    BadRow(String reason) {
        super(reason, null, false, false);
    }
}
