package org.broadsheet.console.account;

import org.broadsheet.edition.Edition;
import org.broadsheet.member.MemberId;

/**
 * What an entry of the audit log is about.
 *
 * @param key what the kind's things are told apart by; never an address
 */
public record Subject(String kind, String key) {
    public static Subject edition(String digest, String edition) {
        return new Subject("edition", digest + "/" + edition);
    }

    public static Subject edition(Edition edition) {
        return edition(edition.digest(), edition.name());
    }

    public static Subject digest(String digest) {
        return new Subject("digest", digest);
    }

    public static Subject feed(String feed) {
        return new Subject("feed", feed);
    }

    /** The feeds as a whole. */
    public static Subject feeds() {
        return new Subject("feeds", "");
    }

    public static Subject member(MemberId member) {
        return new Subject("member", Long.toString(member.value()));
    }

    /** The members as a whole: a search, a list, an import. */
    public static Subject members() {
        return new Subject("members", "");
    }

    public static Subject account(String username) {
        return new Subject("account", username);
    }
}
