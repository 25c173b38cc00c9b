package org.broadsheet.member.file;

import java.util.Locale;
import org.broadsheet.member.Status;

/** {@code email,name,status,digests,zone,language,format,joined}; only the address is needed. */
final class OwnRows implements Layout.Rows {
    @Override
    public Entry read(Cells cells, String file) {
        return new Entry(
                cells.get("email", "email address", "e-mail", "e-mail address"),
                Formulas.strip(cells.get("name")),
                status(cells.get("status"), file),
                cells.get("digests"),
                cells.get("zone"),
                false,
                cells.get("language"),
                cells.get("format"),
                cells.get("joined", "created at"));
    }

    // A plain list of addresses that is called unsubscribed.csv is no list of people to write to.
    private static Status status(String word, String file) {
        if (word.isEmpty()) return Statuses.inFileName(file);
        try {
            return Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRow("unknown status '" + word + "': active, pending, unsubscribed, bounced or complained");
        }
    }
}
