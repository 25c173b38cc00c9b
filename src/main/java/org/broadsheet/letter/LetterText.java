package org.broadsheet.letter;

import com.ibm.icu.text.IDNA;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.mail.HeaderText;
import org.broadsheet.mail.Slots;
import org.jspecify.annotations.Nullable;

/** Text from feeds and editors, made fit for one line or one paragraph of a letter. */
final class LetterText {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][»”\"')]*(?=\\s)");

    private LetterText() {}

    /** One clean line; empty for null. */
    static String line(@Nullable String words) {
        // Slot marks in a story could fetch a member's own values; direction marks could turn a headline round.
        return words == null ? "" : HeaderText.clean(Slots.clean(words));
    }

    /** The words cut at a sentence's end where one is near, else after a word with an ellipsis. */
    static String cut(String words, int most) {
        if (words.length() <= most) return words;
        String start = words.substring(0, most);
        int sentence = sentenceEnd(start + " ");
        return sentence > most * 3 / 5 ? start.substring(0, sentence) : cutAtWord(start, most);
    }

    private static int sentenceEnd(String words) {
        var ends = SENTENCE_END.matcher(words);
        int last = 0;
        while (ends.find()) last = ends.end();
        return last;
    }

    private static String cutAtWord(String start, int most) {
        int space = start.lastIndexOf(' ', most - 1);
        String whole =
                space > most / 2 ? start.substring(0, space) : start.substring(0, wholeCharacters(start, most - 1));
        return whole.replaceAll("(?<![\\s,;:–—-])[\\s,;:–—-]++$", "") + "…";
    }

    private static int wholeCharacters(String words, int end) {
        return Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    }

    /** The addresses that a letter may carry: the web, and nothing that runs. */
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}<>\"\\\\^`{|}\\uE000\\uE001]+");

    static boolean isWeb(String url) {
        return WEB.matcher(url).matches();
    }

    /** The address as it may stand in a letter, or null where it may not. */
    static @Nullable String web(@Nullable String url) {
        if (url == null) return null;
        String address = url.strip().replace(" ", "%20");
        return isWeb(address) ? ascii(address) : null;
    }

    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?://(?:[^/?#@]*+@)?)([^/?#:]++)(.*+)", Pattern.DOTALL);
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]++");

    // Browsers cope with raw letters, mail programs and picture proxies not all.
    private static String ascii(String address) {
        Matcher parts = PARTS.matcher(address);
        if (address.chars().allMatch(c -> c < 0x80) || !parts.matches()) return address;
        return encoded(parts.group(1) + host(parts.group(2)) + parts.group(3));
    }

    private static String host(String name) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        return info.hasErrors() ? name : ascii;
    }

    private static String encoded(String text) {
        return NOT_ASCII
                .matcher(text)
                .replaceAll(letters -> URLEncoder.encode(letters.group(), StandardCharsets.UTF_8));
    }
}
