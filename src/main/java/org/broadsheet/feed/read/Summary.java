package org.broadsheet.feed.read;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of about fifty words that says what an item is about, in whole sentences: from the feed's own excerpt, or
 * from the story where the excerpt is only the story's beginning cut off (as in Ghost's RSS and most of WordPress).
 */
final class Summary {
    private static final int WORDS = 50;
    private static final int SHORT = 20;
    private static final int CEILING = 75;
    private static final int ENOUGH = 4000;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Map<String, BreakIterator> BREAKS = new ConcurrentHashMap<>();
    private static final Pattern LEFTOVER = Pattern.compile(
            "(?i)\\s*(?:\\[\\s*(?:\u2026|\\.\\.\\.)\\s*\\]|\\(?(?:continue reading|read (?:more|the (?:full|whole|rest)[^.]*)|more)\\)?[^.]{0,80}(?:\u2192|\u00bb|&raquo;|>>|\\.\\.\\.|\u2026)|\\(?read more\\)?\\.?|continue reading\\.?|\u0447\u0438\u0442\u0430\u0442\u0438 \u0434\u0430\u043b\u0456\\.?|\u0447\u0438\u0442\u0430\u0442\u044c \u0434\u0430\u043b\u0435\u0435\\.?)\\s*$");
    private static final Pattern CUT = Pattern.compile("(?:\u2026|\\.\\s?\\.\\s?\\.)\\s*$");
    private static final Pattern BOILERPLATE = Pattern.compile(
            "(?i)^the post .{1,300} (?:first )?appeared (?:first )?on .{1,200}$|^(?:subscribe|sign up|follow us)\\b.{0,120}$");
    private static final Pattern ENDED =
            Pattern.compile("(?s).*[.!?\u2026:;\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\\]]*$");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?s).*(?:^|[\\s(\u201c\"'\u00ab])(?:\\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|approx|e\\.g|i\\.e|\u0456\u043c|\u0432\u0443\u043b|\u043c|\u0440|\u0440\u0440|\u0433|\u0443\u043b|\u0438\u043c)\\.\\s*$");

    private Summary() {}

    static String of(List<String> excerpt, List<String> story, String title, @Nullable String language) {
        String own = joined(excerpt, title);
        String told = joined(story, title);
        String source = own.isEmpty() || beginning(own, told) ? told : own;
        return paragraph(source, language);
    }

    private static String joined(List<String> paragraphs, String title) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs) {
            String head = paragraph.length() > ENOUGH ? paragraph.substring(0, ENOUGH) : paragraph;
            String plain = LEFTOVER.matcher(head).replaceFirst("").strip();
            if (plain.isEmpty()
                    || plain.equalsIgnoreCase(title)
                    || BOILERPLATE.matcher(plain).matches()) continue;
            if (text.length() > ENOUGH) break;
            text.append(text.isEmpty() ? "" : " ").append(plain);
        }
        return text.toString();
    }

    // Ended in the middle, and the story goes on from there.
    private static boolean beginning(String own, String told) {
        String head = letters(CUT.matcher(own).replaceFirst(""));
        String whole = letters(told);
        boolean unfinished = CUT.matcher(own).find() || !ENDED.matcher(own).matches();
        return unfinished && whole.length() > head.length() && whole.startsWith(head);
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private static String paragraph(String text, @Nullable String language) {
        List<String> sentences = sentences(text, language);
        StringBuilder out = new StringBuilder();
        for (String sentence : sentences) {
            int sum = words(out.toString()) + words(sentence);
            boolean fits = sum <= WORDS || (words(out.toString()) < SHORT && sum <= CEILING);
            if (!fits) break;
            out.append(sentence);
        }
        String whole = CUT.matcher(out.toString().strip()).find()
                ? finished(out.toString().strip())
                : out.toString().strip();
        return whole.isEmpty() && !sentences.isEmpty() ? cut(sentences.get(0), WORDS) : whole;
    }

    // An excerpt that breaks off loses its broken sentence, unless it has no other.
    private static String finished(String text) {
        String head = CUT.matcher(text).replaceFirst("");
        int end = Math.max(head.lastIndexOf(". "), Math.max(head.lastIndexOf("! "), head.lastIndexOf("? ")));
        return end > 0 && words(head.substring(0, end)) >= SHORT / 2 ? head.substring(0, end + 1) : text;
    }

    private static List<String> sentences(String text, @Nullable String language) {
        BreakIterator breaks = iterator(language);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String sentence = text.substring(from, to);
            if (to < text.length() && ABBREVIATION.matcher(sentence).matches()) continue;
            sentences.add(sentence);
            from = to;
        }
        return sentences;
    }

    private static BreakIterator iterator(@Nullable String language) {
        String known = language == null ? "en" : new Locale(language.replaceFirst("[-_].*", "")).getLanguage();
        BreakIterator breaks = BREAKS.computeIfAbsent(LANGUAGES.contains(known) ? known : "en", Summary::breaks);
        // One iterator is one thread's.
        return breaks.clone();
    }

    private static BreakIterator breaks(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        return FilteredBreakIteratorBuilder.getInstance(locale)
                .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
    }

    /** The first words, with an ellipsis where there are more. */
    static String cut(String text, int words) {
        String[] all = text.strip().split("\\s+");
        if (all.length <= words && text.length() <= words * 16) return text.strip();
        String head = String.join(" ", Stream.of(all).limit(words).toList());
        if (head.length() > words * 16)
            head = head.substring(0, head.offsetByCodePoints(0, head.codePointCount(0, words * 16)));
        return head.replaceFirst("[\\s,;:.\u2013\u2014-]+$", "") + "\u2026";
    }

    /** Words; two ideographs count as one, since nothing stands between words there. */
    static int words(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) return 0;
        long ideographs = plain.codePoints().filter(Character::isIdeographic).count();
        return plain.split("\\s+").length + (int) (ideographs / 2);
    }
}
