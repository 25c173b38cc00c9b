package org.broadsheet.member.page;

import java.util.List;

/**
 * What somebody put into the sign-up form. Public, as all that a template reads.
 *
 * @param website the trap: a field that people do not see
 * @param shown when the form was shown, in milliseconds; 0 where a form on another site cannot know
 * @param sure whether they were asked about a slip of the fingers and said that there is none
 */
public record SignUp(String email, List<String> digests, String website, long shown, boolean sure) {
    public SignUp {
        digests = List.copyOf(digests);
    }
}
