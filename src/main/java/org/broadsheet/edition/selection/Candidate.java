package org.broadsheet.edition.selection;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.StoredItem;

/** A stored item with what decides about its place in an edition. */
record Candidate(StoredItem stored) {
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*+>|&nbsp;|\\s++");
    private static final Pattern ROUNDUP = Pattern.compile(
            "(?iu)\\b(war|invasion|election|budget)\\b.{0,20}\\blatest\\b|^(what we know|the day in|the week in|(the )?(day|week)['’]s roundup)\\b"
                    + "|\\b(morning|midday|evening|daily|weekend|weekly|news) (briefing|brief|digest|round-?up|wrap)\\b|\\broundup of the (day|week)\\b"
                    + "|^(головне за (день|добу|ранок|тиждень)|головні новини|підсумки (дня|доби|тижня)|що сталося за (день|ніч|добу)|дайджест)");
    private static final Pattern ROUNDUP_TAG = Pattern.compile(
            "(?iu)#?(daily |news |morning |evening )?(roundup|round-up|briefing|digest|дайджест|огляд дня)");
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
        return item().kind() == ItemKind.VIDEO;
    }

    boolean roundup() {
        return ROUNDUP.matcher(item().title()).find()
                || item().categories().stream()
                        .anyMatch(tag -> ROUNDUP_TAG.matcher(tag).matches());
    }

    boolean longRead() {
        return !video() && minutes() >= LONG;
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

    /** True where the feed says nothing but a headline. */
    boolean titleOnly() {
        String summary = item().summary().strip();
        return textLength() == 0
                && (summary.isEmpty() || summary.equalsIgnoreCase(item().title().strip()));
    }

    /** Reading time in minutes; 0 where the feed has no whole text to reckon it from. */
    int minutes() {
        boolean unknown = titleOnly() || item().membersOnly() && !video();
        return unknown ? 0 : item().minutes();
    }

    private int textLength() {
        return MARKUP.matcher(item().html()).replaceAll(" ").strip().length();
    }
}
