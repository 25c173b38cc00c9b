package org.broadsheet.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sending of an edition in a list, without counting its rows.
 *
 * @param control {@code running}, {@code paused}, {@code stopped} or {@code cancelled}
 */
public record Sending(
        String control, long recipients, @Nullable Instant finished) {}
