package org.broadsheet.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that gets no mail.
 *
 * @param rule which rule decided it, such as {@code dead-address}
 * @param evidence the words it was decided on: a reply, a line of a report
 */
public record Suppression(
        Reason reason, String rule, @Nullable String evidence, Instant at) {}
