package org.broadsheet.member.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.member.Status;

/** What a file's name and its rows say of a member's status, put together so that no stop is lost. */
final class Statuses {
    private static final Map<Pattern, Status> WORDS = Map.of(
            Pattern.compile("complain"), Status.COMPLAINED,
            Pattern.compile("cleaned|bounced"), Status.BOUNCED,
            Pattern.compile("unsubscribed|blocklist|blacklist|disabled"), Status.UNSUBSCRIBED,
            Pattern.compile("non[-_ ]?subscribed|unconfirmed|pending"), Status.PENDING);

    private Statuses() {}

    /** {@code unsubscribed_members_export_a1b2.csv} tells the status of all its rows; a name that tells none means active. */
    static Status inFileName(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> word.getKey().matcher(name).find())
                .map(Map.Entry::getValue)
                .reduce(Status.ACTIVE, Statuses::stricter);
    }

    /** The one under which less mail is sent. */
    static Status stricter(Status one, Status other) {
        if (one == Status.ACTIVE) return other;
        if (other == Status.ACTIVE) return one;
        return one.compareTo(other) >= 0 ? one : other;
    }
}
