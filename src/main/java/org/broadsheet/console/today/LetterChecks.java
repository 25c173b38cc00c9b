package org.broadsheet.console.today;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Story;
import org.broadsheet.letter.Proofs.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What a careful editor would notice in a letter before it goes out. */
final class LetterChecks {
    private static final Pattern UNFINISHED = Pattern.compile("\\bTK(?:TK)*\\b|(?i)\\blorem ipsum\\b|\\bXXX+\\b");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** The share of common words from which two headlines are taken for one story. */
    private static final double SAME = 0.6;

    /**
     * Something an editor should look at before the letter goes out.
     *
     * @param kind its words are in the words files
     * @param about the headline, or the words themselves
     * @param item the story where it is mended; null: elsewhere
     * @param serious true where the letter should not go out like this
     */
    public record Finding(
            String kind, String about, @Nullable Long item, boolean serious) {}

    private final List<Finding> findings = new ArrayList<>();

    private LetterChecks() {}

    static List<Finding> of(Content content, Proof full) {
        LetterChecks checks = new LetterChecks();
        checks.template(full);
        checks.words(content);
        if (content.items() == 0) checks.add("empty", "", null, true);
        if (content.lead() != null && content.lead().picture() == null)
            checks.add("lead", content.lead().title(), content.lead().item(), false);
        String shown = full.preview().html();
        content.stories().forEach(story -> checks.story(story, shown == null ? "" : shown));
        checks.twins(content.stories().toList());
        return checks.findings;
    }

    /** A newsroom may change its templates; a letter without an unsubscribe link must not be sent. */
    private void template(Proof full) {
        String html = full.preview().html();
        if (html != null && !html.contains("/unsubscribe/"))
            add("unsubscribe", full.folder() + "/html.ftlh", null, true);
        if (!full.preview().text().contains("/unsubscribe/"))
            add("unsubscribe", full.folder() + "/text.ftl", null, true);
        if (full.moved() > 0) add("moved", Integer.toString(full.moved()), null, false);
    }

    private void words(Content content) {
        unfinished(content.subject(), null);
        unfinished(content.preheader(), null);
        if (content.note() != null) unfinished(content.note().replaceAll("<[^<>]*+>", " "), null);
    }

    /** @param letter as HTML: a picture that is not in it needs no description */
    private void story(Story story, String letter) {
        if (story.summary().isBlank() && !story.brief()) add("summary", story.title(), story.item(), false);
        if (story.picture() != null
                && story.picture().alt().isBlank()
                && letter.contains(HtmlUtils.htmlEscape(story.picture().url(), "UTF-8")))
            add("picture", story.title(), story.item(), false);
        if (!WEB.matcher(story.url()).matches()) add("unsafe", story.title(), story.item(), true);
        unfinished(story.title() + " " + story.summary(), story.item());
    }

    private void unfinished(String words, @Nullable Long item) {
        var found = UNFINISHED.matcher(words);
        if (!found.find()) return;
        int from = Math.max(0, found.start() - 30);
        add(
                "unfinished",
                words.substring(from, Math.min(words.length(), found.end() + 30))
                        .strip(),
                item,
                true);
    }

    private void twins(List<Story> stories) {
        for (int i = 0; i < stories.size(); i++)
            for (int j = 0; j < i; j++)
                if (alike(stories.get(i).title(), stories.get(j).title()))
                    add("twin", stories.get(i).title(), stories.get(i).item(), false);
    }

    static boolean alike(String one, String other) {
        Set<String> ones = wordsOf(one);
        Set<String> others = wordsOf(other);
        Set<String> both = new HashSet<>(ones);
        both.retainAll(others);
        Set<String> all = new HashSet<>(ones);
        all.addAll(others);
        return !all.isEmpty() && both.size() > 1 && both.size() >= SAME * all.size();
    }

    private static Set<String> wordsOf(String title) {
        Set<String> words = new HashSet<>(List.of(NOT_WORD.split(title.toLowerCase(Locale.ROOT))));
        words.removeIf(word -> word.length() < 3);
        return words;
    }

    private void add(String kind, String about, @Nullable Long item, boolean serious) {
        findings.add(new Finding(kind, about, item, serious));
    }
}
