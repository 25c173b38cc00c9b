package org.broadsheet.letter;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that a letter may carry: the web, and nothing that runs. */
final class Links {
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}<>\"\\\\^`{|}\\uE000\\uE001]+");

    private Links() {}

    static boolean isWeb(String url) {
        return WEB.matcher(url).matches();
    }

    /** The address as it may stand in a letter, or null where it may not. */
    static @Nullable String web(@Nullable String url) {
        if (url == null) return null;
        String address = url.strip().replace(" ", "%20");
        return isWeb(address) ? address : null;
    }
}
