package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A family of wordings and codes with a name. It holds where one of its signs holds.
 *
 * @param stages the commands whose refusal it can judge; empty: any
 * @param doubtful whether words alone do not suffice: without other evidence the address is only {@link Cause#DISABLED}
 * @param last whether it is asked only when no other rule has spoken of any of the words
 */
record Rule(String name, Cause cause, List<Sign> signs, Set<Stage> stages, boolean doubtful, boolean last) {

    /** Everything named in one line of the rule file; all of it has to hold. */
    record Sign(
            @Nullable Pattern words,
            @Nullable Pattern status,
            @Nullable Pattern reply) {
        boolean holds(String plain, Trouble trouble) {
            return (words == null || words.matcher(plain).find())
                    && matches(status, trouble.status() == null ? "" : trouble.status())
                    && matches(reply, trouble.reply());
        }

        private static boolean matches(@Nullable Pattern pattern, String code) {
            return pattern == null || pattern.matcher(code).matches();
        }
    }

    Rule {
        signs = List.copyOf(signs);
        stages = Set.copyOf(stages);
    }

    boolean holds(String plain, Trouble trouble) {
        return (stages.isEmpty() || stages.contains(trouble.stage()))
                && signs.stream().anyMatch(sign -> sign.holds(plain, trouble));
    }
}
