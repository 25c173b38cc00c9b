package org.broadsheet.member.file;

/** A file that cannot be taken at all; the message says why and how to mend it. Nothing of it was imported. */
public class UnreadableFile extends RuntimeException {
    UnreadableFile(String message) {
        super(message);
    }

    UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
