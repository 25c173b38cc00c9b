package org.broadsheet.member.file;

import org.broadsheet.member.Status;

/**
 * What one row says of one member, in words yet unchecked. Empty: it says nothing.
 *
 * @param digests names separated by {@code ;}
 * @param guessed whether the zone is another program's guess, which never replaces what a member said
 * @param foreignTime whether a {@code joined} that cannot be read says nothing: other programs write times as they like
 */
record Entry(
        String email,
        String name,
        Status status,
        String digests,
        String zone,
        boolean guessed,
        String language,
        String format,
        String joined,
        boolean foreignTime) {}
