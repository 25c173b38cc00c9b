package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param attempts tries that came as far as the relay's word on this member
 * @param doubts tries of which nobody knows whether the relay took them
 * @param code the last reply's code, 0 where the words are ours
 * @param at of the last change
 */
public record Delivery(
        MemberId member,
        DeliveryState state,
        int attempts,
        int doubts,
        @Nullable Instant nextAttempt,
        @Nullable Integer code,
        @Nullable String status,
        @Nullable String reply,
        Instant at) {}
