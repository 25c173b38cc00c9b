package org.broadsheet.feed.html;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of about fifty words that says what an item is about, in whole sentences: from the feed's own excerpt, or
 * from the story where the excerpt is only the story's beginning cut off (as in Ghost's RSS and most of WordPress).
 */
public final class Summary {
    private static final int WORDS = 50;
    private static final int SHORT = 20;
    private static final int CEILING = 75;
    private static final int ENOUGH = 4000;
    private static final int LONGEST_WORD = 16;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Map<String, BreakIterator> BREAKS = new ConcurrentHashMap<>();

    /** "Read more" where no link tells it; a whole phrase at the very end, behind a sentence or an ellipsis. */
    private static final Pattern LEFTOVER = Pattern.compile(
            "(?:^|(?<=[.!?…»”\"\\])。]))\\s*+[\\[(]?(?:\\(?more\\)?|more…|(?:continue|keep) reading[^.!?]{0,80}|read (?:more|on|the (?:full|whole|rest)[^.!?]{0,60})|see more|learn more|full story"
                    + "|weiterlesen|mehr(?: lesen)?|mehr dazu|weiter|lire (?:la suite|plus)|la suite|leer más|seguir leyendo|sigue leyendo|continuar leyendo"
                    + "|leggi (?:tutto|di più|ancora)|continua a leggere|continua|ler mais|leia mais|saiba mais|continue lendo|lees (?:meer|verder)|czytaj (?:więcej|dalej|dalszą część)|więcej|dowiedz się więcej"
                    + "|číst (?:dále|více)|více|čítať ďalej|tovább|citește mai (?:mult|departe)|devamını oku|devamı|läs mer|les mer|læs mere|lue lisää"
                    + "|читати (?:далі|більше|повністю)|докладніше|детальніше|далі|читать (?:далее|дальше|полностью)|подробнее|далее|прочети още|чытаць далей|pročitaj više|opširnije"
                    + "|اقرأ (?:المزيد|أكثر)|المزيد|קרא עוד|המשך קריאה|続きを読む|阅读更多|阅读全文|閱讀全文|더 ?보기)(?:\\.{2,3}|[^.!?\\p{L}]){0,8}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Few words and an arrow behind a sentence, in any language. */
    private static final Pattern ARROW = Pattern.compile(
            "(?<=[.!?…])\\s++[\\p{L}\\p{N}'’]{1,20}+(?:\\s[\\p{L}\\p{N}'’]{1,20}+){0,3}+\\s?(?:→|\\s»|\\s›|>>|\\s>)$");

    private static final Pattern MARK = Pattern.compile("[\\[(]\\s?(?:…|\\.\\s?\\.\\s?\\.)\\s?[\\])]$");
    private static final Pattern CUT = Pattern.compile("(?:…|\\.\\s?\\.\\s?\\.)$");
    private static final Pattern BOILERPLATE = Pattern.compile(
            "(?:subscribe|sign up|follow us)\\b.{0,120}|the post .{1,300} appeared (?:first )?on .{1,200}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDED = Pattern.compile("[.!?…:;。！？؟।՞][\"'”’»)\\]]{0,3}$");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(“\"'«])(?:\\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|approx|e\\.g|i\\.e|ім|вул|м|р|рр|г|ул|им)\\.\\s{0,9}$");
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Summary() {}

    public static String of(List<String> excerpt, List<String> story, String title, @Nullable String language) {
        String own = joined(excerpt, title);
        String told = joined(story, title);
        String source = own.isEmpty() || beginning(own, told) ? told : own;
        return paragraph(source, language);
    }

    private static String joined(List<String> paragraphs, String title) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs) {
            String head = paragraph.length() > ENOUGH ? cutWord(paragraph, ENOUGH) : paragraph;
            String plain = withoutLeftover(head.strip());
            boolean beside =
                    plain.equalsIgnoreCase(title) || BOILERPLATE.matcher(plain).matches();
            if (plain.isEmpty() || beside) continue;
            if (text.length() > ENOUGH) break;
            text.append(text.isEmpty() ? "" : " ").append(plain);
        }
        return text.toString();
    }

    private static String withoutLeftover(String text) {
        String plain = text;
        for (Pattern pattern : List.of(LEFTOVER, ARROW)) {
            // Only the end can match: the start is left alone however long the text is.
            int from = Math.max(0, plain.length() - 200);
            Matcher end = pattern.matcher(plain)
                    .region(from, plain.length())
                    .useTransparentBounds(true)
                    .useAnchoringBounds(from == 0);
            if (end.find() && !isQuoteEnd(plain, end.start()))
                plain = plain.substring(0, end.start()).strip();
        }
        Matcher mark = MARK.matcher(plain);
        return mark.find() ? plain.substring(0, mark.start()).strip() + "…" : plain;
    }

    // A guillemet that closes a quotation is no arrow.
    private static boolean isQuoteEnd(String text, int at) {
        return text.endsWith("»")
                && text.substring(0, at).chars().filter(c -> c == '«').count()
                        > text.substring(0, at).chars().filter(c -> c == '»').count();
    }

    // Ended in the middle, and the story goes on from there.
    private static boolean beginning(String own, String told) {
        boolean cut = CUT.matcher(own).find();
        String head = letters(cut ? CUT.matcher(own).replaceFirst("") : own);
        String whole = letters(told);
        boolean unfinished = cut || !ENDED.matcher(own).find();
        return unfinished && whole.length() > head.length() && whole.startsWith(head);
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]++", "").toLowerCase(Locale.ROOT);
    }

    private static String paragraph(String text, @Nullable String language) {
        List<String> sentences = sentences(text, language);
        StringBuilder out = new StringBuilder();
        int words = 0;
        for (String sentence : sentences) {
            int sum = words + words(sentence);
            boolean fits = sum <= WORDS || (words < SHORT && sum <= CEILING);
            if (!fits) break;
            out.append(sentence);
            words = sum;
        }
        String whole = out.toString().strip();
        if (whole.isEmpty()) return sentences.isEmpty() ? "" : cut(sentences.get(0), WORDS);
        return CUT.matcher(whole).find() ? finished(whole) : whole;
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
            String end = text.substring(Math.max(from, to - 40), to);
            if (to < text.length() && ABBREVIATION.matcher(end).find()) continue;
            sentences.add(text.substring(from, to));
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

    /** The first words, with an ellipsis where there are more; never cut within a word, in any script. */
    public static String cut(String text, int words) {
        String plain = text.strip();
        int most = words * LONGEST_WORD;
        if (plain.length() <= most && words(plain) <= words) return plain;
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(plain.length() > most * 2 ? plain.substring(0, most * 2) : plain);
        int end = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE && to <= most; to = breaks.next()) {
            if (words(plain.substring(0, to)) > words) break;
            end = to;
        }
        String head = plain.substring(0, end == 0 ? cluster(plain, most) : end);
        return withoutEndMarks(head) + "…";
    }

    private static String withoutEndMarks(String text) {
        int end = text.length();
        while (end > 0
                && (Character.isWhitespace(text.charAt(end - 1)) || ",;:.–—-".indexOf(text.charAt(end - 1)) >= 0))
            end--;
        return text.substring(0, end);
    }

    /** Cut behind the last word within so many characters. */
    private static String cutWord(String text, int most) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        String head = text.substring(0, Math.min(text.length(), most + 100));
        breaks.setText(head);
        int end = breaks.preceding(Math.min(most, head.length()));
        return head.substring(0, end <= 0 ? cluster(head, most) : end);
    }

    // One endless word: cut between characters as people see them.
    private static int cluster(String text, int most) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text.substring(0, Math.min(text.length(), most + 50)));
        return Math.max(1, breaks.preceding(Math.min(text.length(), most) + 1));
    }

    /** Words; of scripts without blanks between words, two ideographs or four other letters count as one. */
    public static int words(String text) {
        int words = 0;
        int ideographs = 0;
        int letters = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean blank = Character.isWhitespace(c);
            if (!blank && !within) words++;
            within = !blank;
            if (c < 0x0E00 || !WITHOUT_BLANKS.contains(UnicodeScript.of(c))) continue;
            if (Character.isIdeographic(c)) ideographs++;
            else letters++;
        }
        return words + ideographs / 2 + letters / 4;
    }
}
