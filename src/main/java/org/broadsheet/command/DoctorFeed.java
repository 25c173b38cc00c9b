package org.broadsheet.command;

/** Whether a feed can be read now. */
record DoctorFeed(String name, String trouble) implements DoctorCheck {
    private static final String CHECK = "feed";

    @Override
    public DoctorFinding find() {
        if (trouble.isEmpty()) return DoctorFinding.fine(CHECK, name + " can be read");
        String mend = trouble.contains("allow-private") || trouble.contains("private")
                ? "set broadsheet.fetch.allow-private=true if that address is meant"
                : "look at broadsheet.feeds and at the feed; other feeds are not held up by it";
        return DoctorFinding.warning(CHECK, name + ": " + trouble, mend);
    }
}
