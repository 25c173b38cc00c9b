package org.broadsheet.member.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Member;
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

    enum Result {
        JOINED,
        /** Confirmed before, and left since. */
        LEFT,
        /** One of the two addresses is confirmed, the other not yet. */
        HALF,
        MOVED,
        RENAMED,
        ERASED,
        /** Another member has the new address. */
        TAKEN,
        TOO_OLD,
        /** The member has moved or left since it was asked for. */
        STALE
    }

    /**
     * What is asked for.
     *
     * @param digests to join
     * @param wanted the new name
     * @param wording what the form said beside its button
     */
    record Question(
            Kind kind,
            MemberId member,
            Address mailbox,
            List<String> digests,
            @Nullable String wanted,
            @Nullable String pair,
            @Nullable String wording) {

        Question {
            digests = List.copyOf(digests);
        }

        static Question of(Kind kind, Member member, Address mailbox) {
            return new Question(kind, member.id(), mailbox, List.of(), null, null, null);
        }

        Question wanting(String name) {
            return new Question(kind, member, mailbox, digests, name, pair, wording);
        }

        Question paired(String key) {
            return new Question(kind, member, mailbox, digests, wanted, key, wording);
        }
    }
}
