package org.broadsheet.member.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for and the owner of a mailbox has to confirm.
 *
 * @param addressKey of the mailbox that was asked
 * @param generation the member's when it was asked for: it is for the member of that address only
 * @param wanted the name that is wanted, where it is about a name
 * @param pair what the two halves of a change of address have in common
 */
record Confirmation(
        long id,
        Kind kind,
        MemberId member,
        String address,
        String addressKey,
        int generation,
        List<String> digests,
        @Nullable String wanted,
        @Nullable String pair,
        Instant asked,
        boolean done) {

    enum Kind {
        JOIN,
        OLD_ADDRESS,
        NEW_ADDRESS,
        NAME,
        DATA,
        ERASE;

        /** As the database and the templates have it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        boolean moves() {
            return this == OLD_ADDRESS || this == NEW_ADDRESS;
        }
    }

    Confirmation {
        digests = List.copyOf(digests);
    }
}
