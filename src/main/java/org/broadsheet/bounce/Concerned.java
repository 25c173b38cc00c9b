package org.broadsheet.bounce;

import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a fact concerns.
 *
 * @param vouched whether our own token says so, not only an address in a report
 */
record Concerned(@Nullable MemberId member, @Nullable Long edition, boolean vouched) {
    static final Concerned NOBODY = new Concerned(null, null, false);
}
