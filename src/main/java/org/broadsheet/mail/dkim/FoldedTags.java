package org.broadsheet.mail.dkim;

/** The tags of a signature, folded where RFC 6376 section 3.5 lets white space stand. */
final class FoldedTags {
    private static final int WIDTH = 76;

    private final StringBuilder value = new StringBuilder(900);
    private int column;

    FoldedTags(String header) {
        column = header.length() + ":".length();
    }

    void add(String tags) {
        if (column + 1 + tags.length() > WIDTH) fold();
        value.append(' ').append(tags);
        column += 1 + tags.length();
    }

    /** Folded behind colons. */
    void addList(String list) {
        int from = 0;
        while (list.length() - from > WIDTH - 1) {
            int to = list.lastIndexOf(':', from + WIDTH - 2) + 1;
            add(list.substring(from, to));
            from = to;
        }
        add(list.substring(from));
    }

    /** Of a tag just added; folded anywhere. */
    void addValue(String base64) {
        for (int from = 0; from < base64.length(); ) {
            if (column == WIDTH) {
                fold();
                value.append(' ');
                column = 1;
            }
            int to = Math.min(base64.length(), from + WIDTH - column);
            value.append(base64, from, to);
            column += to - from;
            from = to;
        }
    }

    String value() {
        return value.toString();
    }

    private void fold() {
        value.append("\r\n");
        column = 0;
    }
}
