package org.broadsheet.member.file;

import java.util.Locale;
import org.broadsheet.member.Status;

/** listmonk's subscribers export. Which lists they are on is not in it; a file named for its status tells that much. */
final class ListmonkRows implements Layout.Rows {
    @Override
    public Entry read(Cells cells, String file) {
        Status status = Statuses.stricter(status(cells.get("status")), Statuses.inFileName(file));
        Marks ours = Marks.in(cells.get("attributes"));
        return new Entry(
                cells.get("email"),
                cells.get("name"),
                ours.status(status),
                ours.get("digests", ""),
                ours.get("zone", ""),
                false,
                ours.get("language", ""),
                ours.get("format", ""),
                ours.get("joined", cells.get("created at")));
    }

    private static Status status(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "enabled" -> Status.ACTIVE;
            case "disabled", "blocklisted", "blacklisted" -> Status.UNSUBSCRIBED;
            default -> throw new BadRow("unknown status '" + word + "': enabled, disabled or blocklisted");
        };
    }
}
