package org.broadsheet.letter;

import java.util.List;
import org.broadsheet.member.Format;

/** The shapes of one edition: three go to members, one stands in the archive. */
public enum LetterFormat {
    /** Clients cut what is longer than about 100 KB encoded; MESSAGE.md 2.2 reckons why this is safe in either reading. */
    FULL("html.ftlh", 73_000, 300, 520),
    /** The two parts as they travel; the header, with two signatures, has 2,500 octets at most: 15 kB in all. */
    BRIEF("brief.ftlh", 12_500, 160, 160),
    TEXT("", Integer.MAX_VALUE, 300, 520),
    WEB("html.ftlh", Integer.MAX_VALUE, 300, 520);

    private final String html;
    private final int budget;
    private final int summary;
    private final int leadSummary;

    LetterFormat(String html, int budget, int summary, int leadSummary) {
        this.html = html;
        this.budget = budget;
        this.summary = summary;
        this.leadSummary = leadSummary;
    }

    static LetterFormat of(Format format) {
        return switch (format) {
            case FULL -> FULL;
            case BRIEF -> BRIEF;
            case TEXT -> TEXT;
        };
    }

    /** The files of a letter's folder that are templates. */
    public static List<String> files() {
        return List.of("subject.ftl", FULL.html, BRIEF.html, "text.ftl");
    }

    boolean hasHtml() {
        return this != TEXT;
    }

    boolean web() {
        return this == WEB;
    }

    /** The file of the HTML part in the letter's folder. */
    String html() {
        return html;
    }

    /** Bytes of the HTML part, decoded and filled in. */
    int budget() {
        return budget;
    }

    /** Characters of a story's summary at most. */
    int summary() {
        return summary;
    }

    int leadSummary() {
        return leadSummary;
    }
}
