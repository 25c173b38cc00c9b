package org.broadsheet.member.page;

import java.time.Instant;
import java.util.List;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/** Something asked that its mailbox's owner has to confirm. */
record Confirmation(
        long id,
        String token,
        String kind,
        MemberId member,
        String address,
        List<String> digests,
        @Nullable String pair,
        Instant asked,
        boolean done) {
    static final String JOIN = "join";
    static final String OLD_ADDRESS = "old-address";
    static final String NEW_ADDRESS = "new-address";

    Confirmation {
        digests = List.copyOf(digests);
    }
}
