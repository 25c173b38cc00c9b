package org.broadsheet.member.file;

import org.broadsheet.platform.TextCleaner;

/** An address as people paste it: {@code "Una Smith" <una@example.org>}, {@code mailto:una@example.org}, with invisible marks. */
record Mailbox(String name, String address) {
    private static final String LINK = "mailto:";

    static Mailbox of(String cell) {
        String line = plain(cell)
                ? cell.strip()
                : TextCleaner.line(cell.replace('\u00a0', ' ').replace('\u202f', ' '));
        int open = line.lastIndexOf('<');
        boolean bracketed = open >= 0 && line.endsWith(">");
        String name = bracketed ? unquoted(line.substring(0, open).strip()) : "";
        return new Mailbox(
                name,
                unlinked(bracketed ? line.substring(open + 1, line.length() - 1).strip() : line));
    }

    private static String unlinked(String address) {
        if (!address.regionMatches(true, 0, LINK, 0, LINK.length())) return address;
        int end = address.indexOf('?');
        return address.substring(LINK.length(), end < 0 ? address.length() : end);
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }

    private static boolean plain(String cell) {
        for (int i = 0; i < cell.length(); i++) if (cell.charAt(i) > '~' || cell.charAt(i) < ' ') return false;
        return true;
    }
}
