package org.broadsheet.member;

import org.jspecify.annotations.Nullable;

/**
 * A member who came by a link in a letter.
 *
 * @param digest the digest of that letter, null where the link names none
 * @param moved whether the letter went to an address that the member has left since: its link only unsubscribes
 */
public record Visitor(Member member, @Nullable String digest, boolean moved) {
    public Visitor(Member member, @Nullable String digest) {
        this(member, digest, false);
    }
}
