package org.broadsheet.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey as its owner sees it. */
public record Passkey(
        String id,
        String label,
        @Nullable Instant created,
        @Nullable Instant lastUsed) {}
