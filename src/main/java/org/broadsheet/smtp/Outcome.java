package org.broadsheet.smtp;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message, and whom the reply speaks of.
 *
 * @param code the reply code, 0 where there was no reply
 * @param status the enhanced status code (RFC 3463) where the reply had one
 * @param reply the relay's words, or ours where there was no reply; one line, without control characters
 */
public record Outcome(
        Verdict verdict, Scope scope, int code, @Nullable String status, String reply) {}
