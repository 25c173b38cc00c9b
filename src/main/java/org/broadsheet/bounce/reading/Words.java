package org.broadsheet.bounce.reading;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What replies are made of: codes, addresses, and words without either. */
final class Words {
    static final String ADDRESS =
            "(?<![\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-])[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,128}+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?"
                    + "|\"[^\"\\s]{1,128}\"@[\\p{L}\\p{N}.-]{1,250}[\\p{L}\\p{N}]";

    private static final int LONGEST_REPLY = 1000;
    private static final int LONGEST_STRETCH = 2 * 1024;
    private static final Pattern MAILBOX = Pattern.compile(ADDRESS);
    private static final Pattern STATUS =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d]|\\.\\d)");
    private static final Pattern REPLY = Pattern.compile("(?:^|[\\s:;>\\]\\[\"'(<])([45][0-57]\\d)(?=[\\s:;<#>]|-|$)");
    private static final Pattern GOOGLE = Pattern.compile("https?://support\\.google\\.com/mail/\\?p=(\\w+)");
    private static final Pattern URL =
            Pattern.compile("(?i)\\b(?:(?:https?|ftp)://|(?=www\\.))([\\w.-]{1,250})[^\\s<>\"]*+");
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\w.])[245][0-57]\\d[- ]{1,3}(?=#?[245]\\.|[\\w<(\\[])|(?<![\\d.])#?[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d]|\\.\\d)");

    private Words() {}

    static @Nullable String address(String text) {
        Matcher m = MAILBOX.matcher(text);
        return m.find() ? m.group() : null;
    }

    static Matcher addresses(String text) {
        return MAILBOX.matcher(text);
    }

    /** The most telling enhanced status code in a text: 5.1.1 before 5.0.0. */
    static @Nullable String status(String text) {
        Matcher m = STATUS.matcher(text);
        String found = null;
        while (m.find()) {
            if (found == null || (isVague(found) && !isVague(m.group()))) found = m.group();
        }
        return found;
    }

    static boolean isVague(@Nullable String status) {
        return status == null || status.matches("\\d\\.[0-9]\\.0|\\d\\.0\\.\\d+") && !status.matches("\\d\\.1\\.0");
    }

    /** The first SMTP reply code of trouble in a text. */
    static @Nullable String reply(String text) {
        Matcher m = REPLY.matcher(text);
        return m.find() ? m.group(1) : null;
    }

    /** Lower case, one line, without addresses and codes, which would only mislead a rule about words; of links their hosts. */
    static String plain(String text) {
        String words = GOOGLE.matcher(text).replaceAll(" google:$1 ");
        words = URL.matcher(words).replaceAll(" link:$1 ");
        words = MAILBOX.matcher(words).replaceAll("@");
        words = CODE.matcher(words).replaceAll(" ");
        return oneLine(words).replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    }

    /** What the refusing system said, as far as a text quotes it: from the reply code to the end of the paragraph. */
    static String quoted(String text) {
        Matcher m = REPLY.matcher(text);
        int start = m.find() ? m.start(1) : -1;
        if (start < 0) start = statusIn(text);
        if (start < 0) return "";
        String[] paragraphs = text.substring(start).split("\n[ \t]*\n", 2);
        return oneLine(paragraphs[0].substring(0, Math.min(LONGEST_REPLY, paragraphs[0].length())));
    }

    private static int statusIn(String text) {
        Matcher m = STATUS.matcher(text);
        return m.find() ? m.start() : -1;
    }

    static String firstParagraph(String text) {
        return text.strip().split("\n[ \t]*\n", 2)[0];
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u00a0]+", " ").strip();
    }

    /** The words of a header field, encoded (RFC 2047) or as they are (RFC 6532). */
    static String decoded(String field) {
        byte[] octets = field.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(octets, StandardCharsets.UTF_8);
        try {
            return MimeUtility.decodeText(utf8.contains("\ufffd") ? field : utf8);
        } catch (UnsupportedEncodingException e) {
            return utf8;
        }
    }

    /** What is said beside each mention of the recipient of that number; the whole text where nobody or only one is named. */
    static String around(String text, List<String> recipients, int number) {
        if (recipients.size() == 1) return cut(text, 0, text.length());
        String lower = text.toLowerCase(Locale.ROOT);
        String own = recipients.get(number).toLowerCase(Locale.ROOT);
        List<String> others = recipients.stream()
                .map(other -> other.toLowerCase(Locale.ROOT))
                .filter(other -> !other.equals(own))
                .toList();
        StringBuilder around = new StringBuilder();
        // A transcript names all of them first, and each again beside its command and its reply.
        for (int at = lower.indexOf(own); at >= 0 && around.length() < LONGEST_STRETCH; ) {
            int next = first(lower, others, at + own.length());
            int end = Math.max(at + own.length(), lineStart(lower, next));
            around.append(cut(text, lineStart(lower, at), end)).append('\n');
            at = lower.indexOf(own, end);
        }
        return around.toString();
    }

    private static int first(String lower, List<String> addresses, int from) {
        return addresses.stream()
                .mapToInt(address -> lower.indexOf(address, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(lower.length());
    }

    private static int lineStart(String text, int at) {
        return at == text.length() ? at : text.lastIndexOf('\n', at) + 1;
    }

    static String cut(String text, int start, int end) {
        return text.substring(start, Math.min(end, start + LONGEST_STRETCH));
    }
}
