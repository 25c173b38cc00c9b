package org.broadsheet.member.file;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose format a file has, recognised by the names in its header. */
enum Layout {
    OWN("Broadsheet", new OwnRows(), Set.of("digests", "joined")),
    GHOST(
            "Ghost",
            new GhostRows(),
            Set.of(
                    "subscribed to emails",
                    "subscribed",
                    "complimentary plan",
                    "stripe customer id",
                    "labels",
                    "tiers")),
    LISTMONK("listmonk", new ListmonkRows(), Set.of("uuid", "attributes")),
    MAILCHIMP(
            "Mailchimp",
            new MailchimpRows(),
            Set.of("email address", "member rating", "optin time", "confirm time", "last changed", "leid", "euid"));

    /** What a column of addresses is called. */
    static final List<String> ADDRESS = List.of("email", "email address", "e-mail", "e-mail address");

    private final String title;
    private final Rows rows;
    private final Set<String> marks;

    Layout(String title, Rows rows, Set<String> marks) {
        this.title = title;
        this.rows = rows;
        this.marks = marks;
    }

    /** @throws UnreadableFile where no column holds addresses */
    static Layout of(Map<String, Integer> places, String file) {
        if (ADDRESS.stream().noneMatch(places::containsKey))
            throw new UnreadableFile(file
                    + ": no column is named email; the first line must name the columns, and it says: "
                    + String.join(
                            ", ", places.keySet().stream().sorted().limit(12).toList()));
        for (Layout layout : values()) {
            if (layout.marks.stream().anyMatch(places::containsKey)) return layout;
        }
        return OWN;
    }

    String title() {
        return title;
    }

    /** @throws BadRow where a word in the row means nothing */
    Entry read(Cells cells, String file) {
        return rows.read(cells, file);
    }

    /** How one format's rows are read. */
    interface Rows {
        Entry read(Cells cells, String file);
    }
}
