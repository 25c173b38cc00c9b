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
                status(cells.get("status")),
                cells.get("digests"),
                cells.get("zone"),
                false,
                cells.get("language"),
                cells.get("format"),
                cells.get("joined", "created at"));
    }

    private static Status status(String word) {
        if (word.isEmpty()) return Status.ACTIVE;
        try {
            return Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRow("unknown status '" + word + "': active, pending, unsubscribed, bounced or complained");
        }
    }
}
