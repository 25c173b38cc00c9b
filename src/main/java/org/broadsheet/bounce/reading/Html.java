package org.broadsheet.bounce.reading;

import java.util.regex.Pattern;

/** The words of an HTML part, roughly: enough for rules, never shown to anybody. */
final class Html {
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(style|script|head)\\b.*?(</\\1>|\\z)|<!--.*?(-->|\\z)");
    private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/?p|/?div|/?tr|/?li|/?h\\d|/?table)\\b[^<>]*>");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?][^<>]*>");

    private Html() {}

    static String words(String html) {
        String text = UNSEEN.matcher(html).replaceAll(" ");
        text = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll(" ");
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replaceAll("&#0*39;|&apos;|&rsquo;|&#8217;", "'")
                .replace("&amp;", "&");
    }
}
