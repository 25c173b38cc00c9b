package org.broadsheet.member.file;

import org.broadsheet.member.Status;

/** Ghost's members export. Only the literal {@code false} means that somebody does not want the newsletter. */
final class GhostRows implements Layout.Rows {
    @Override
    public Entry read(Cells cells, String file) {
        Marks ours = Marks.in(cells.get("note"));
        return new Entry(
                Formulas.strip(cells.get("email")),
                Formulas.strip(cells.get("name")),
                ours.status(status(cells)),
                ours.get("digests", ""),
                ours.get("zone", ""),
                false,
                ours.get("language", ""),
                ours.get("format", ""),
                ours.get("joined", cells.get("created at")));
    }

    private static Status status(Cells cells) {
        boolean refused = cells.get("subscribed to emails", "subscribed").equalsIgnoreCase("false");
        return refused || !cells.get("deleted at").isEmpty() ? Status.UNSUBSCRIBED : Status.ACTIVE;
    }
}
