package org.broadsheet.smtp;

import org.jspecify.annotations.Nullable;

/**
 * What the relay offers beyond plain SMTP, as far as we use it. Never CHUNKING: it would save nothing.
 *
 * @param size the longest message it takes; 0: not said
 */
record Extensions(boolean pipelining, boolean smtpUtf8, boolean dsn, long size) {
    static long size(@Nullable String parameter) {
        return parameter != null && parameter.matches("\\d{1,18}") ? Long.parseLong(parameter) : 0;
    }

    boolean takes(int octets) {
        return size == 0 || octets <= size;
    }
}
