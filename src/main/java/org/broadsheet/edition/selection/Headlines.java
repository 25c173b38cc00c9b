package org.broadsheet.edition.selection;

import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.jspecify.annotations.Nullable;

/** The two lines that a mailbox shows before the letter is opened. */
final class Headlines {
    /** Mailboxes cut the preheader after about so many characters (MESSAGE 2.1: 40 to 90). */
    private static final int PREHEADER = 90;

    private Headlines() {}

    /** The lead's headline; the digest's title where there is no lead. */
    static String subject(@Nullable Story lead, List<Section> sections, SelectionRules rules) {
        return stories(lead, sections).findFirst().map(Story::title).orElse(rules.title());
    }

    /** The next two headlines, so that the preheader does not say the subject again. */
    static String preheader(@Nullable Story lead, List<Section> sections) {
        List<String> next =
                stories(lead, sections).skip(1).limit(2).map(Story::title).toList();
        if (next.isEmpty()) return lead == null ? "" : cut(lead.summary());
        String both = String.join(" · ", next);
        return both.length() <= PREHEADER ? both : cut(next.get(0));
    }

    private static Stream<Story> stories(@Nullable Story lead, List<Section> sections) {
        // One of each section first: the preheader shows the breadth of the day.
        Stream<Story> firsts =
                sections.stream().flatMap(s -> s.stories().stream().limit(1));
        return lead == null ? firsts : Stream.concat(Stream.of(lead), firsts);
    }

    private static String cut(String words) {
        if (words.length() <= PREHEADER) return words;
        int space = words.lastIndexOf(' ', PREHEADER - 1);
        return words.substring(0, space > 0 ? space : PREHEADER - 1) + "…";
    }
}
