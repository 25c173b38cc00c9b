package org.broadsheet.edition;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.Kind;
import org.broadsheet.feed.StoredItem;

/** A stored item seen with the eyes of the one who makes up the page. */
record Candidate(StoredItem stored) {
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*+>|&nbsp;|\\s++");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ROUNDUP = Pattern.compile(
            "(?iu)\\b(war|invasion|election|budget)\\b.{0,20}\\blatest\\b|^(what we know|morning briefing|the day in|day's roundup)\\b"
                    + "|^(головне за (день|добу|ранок)|підсумки дня|що сталося за (день|ніч))");
    /** At this many minutes an article is a long read rather than a piece of news. */
    private static final int LONG = 4;
    /** A body of fewer characters than this says no more than its summary does: the feed carries no full text. */
    private static final int SUMMARY_ONLY = 320;

    long id() {
        return stored.id();
    }

    Item item() {
        return stored.item();
    }

    Instant published() {
        return stored.published();
    }

    boolean video() {
        return item().kind() == Kind.VIDEO;
    }

    boolean roundup() {
        return ROUNDUP.matcher(item().title()).find();
    }

    boolean longRead() {
        return !video() && item().minutes() >= LONG;
    }

    /** True for an item of a minute whose whole text the feed told, so that one minute is the truth about it. */
    boolean shortItem() {
        return !video() && item().minutes() <= 1 && textLength() > 0 && !item().featured();
    }

    boolean fullText() {
        return textLength() > SUMMARY_ONLY;
    }

    /** The feed's section, else the primary category, else nothing. */
    String section() {
        if (stored.section() != null && !stored.section().isBlank()) return stored.section();
        List<String> categories = item().categories();
        return categories.isEmpty() ? "" : categories.get(0);
    }

    /** The same for two tellings of one story: the title's letters and digits, folded. */
    String titleKey() {
        String folded =
                Normalizer.normalize(item().title(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_WORD.matcher(folded).replaceAll(" ").strip();
    }

    private int textLength() {
        return MARKUP.matcher(item().html()).replaceAll(" ").strip().length();
    }
}
