package org.broadsheet.member.file;

import java.util.Locale;
import java.util.Set;
import org.broadsheet.member.Status;

/**
 * Mailchimp's audience export: a file a status, or a Status column. Its zone is guessed from an IP address; that address
 * and the place it was looked up to are not taken.
 */
final class MailchimpRows implements Layout.Rows {
    private static final Set<String> LEFT =
            Set.of("unsub time", "unsub campaign id", "unsub campaign title", "unsub reason");
    private static final Set<String> CLEANED = Set.of("clean time", "clean campaign id", "clean campaign title");

    @Override
    public Entry read(Cells cells, String file) {
        Marks ours = Marks.in(cells.get("broadsheet"));
        return new Entry(
                cells.get("email address", "email", "e-mail address", "e-mail"),
                name(cells),
                ours.status(status(cells, file)),
                ours.get("digests", ""),
                ours.get("zone", ours.isThere() ? "" : cells.get("timezone")),
                !ours.isThere(),
                ours.get("language", ""),
                ours.get("format", cells.get("email type").equalsIgnoreCase("text") ? "text" : ""),
                ours.get("joined", cells.get("confirm time", "optin time")));
    }

    private static String name(Cells cells) {
        String both = cells.get("first name", "fname") + ' ' + cells.get("last name", "lname");
        return both.isBlank() ? cells.get("name", "full name") : both.strip();
    }

    private static Status status(Cells cells, String file) {
        String word = cells.get("status");
        Status told = word.isEmpty() ? Statuses.inFileName(file) : word(word);
        if (cells.anyOf(CLEANED)) return Statuses.stricter(told, Status.BOUNCED);
        return cells.anyOf(LEFT) ? Statuses.stricter(told, Status.UNSUBSCRIBED) : told;
    }

    private static Status word(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "subscribed" -> Status.ACTIVE;
            // Somebody who bought a thing and never asked for letters has consented to none.
            case "nonsubscribed", "non-subscribed", "transactional", "pending" -> Status.PENDING;
            case "unsubscribed", "archived" -> Status.UNSUBSCRIBED;
            case "cleaned" -> Status.BOUNCED;
            default ->
                throw new BadRow("unknown status '" + word + "': subscribed, unsubscribed, cleaned, pending ...");
        };
    }
}
