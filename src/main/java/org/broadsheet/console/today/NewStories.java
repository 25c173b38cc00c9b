package org.broadsheet.console.today;

import java.time.Duration;
import java.util.Map;
import org.broadsheet.console.Fragments;
import org.broadsheet.console.Look;
import org.broadsheet.console.SseTopic;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.feed.Items;
import org.jspecify.annotations.Nullable;

/** How many stories have come since a page of Today was made. Until there is a new item at all it asks for one key only. */
final class NewStories implements SseTopic {
    private final Desks desks;
    private final Items items;
    private final Fragments fragments;
    private final DigestSettings settings;
    private final Page page;

    NewStories(Desks desks, Items items, Fragments fragments, DigestSettings settings, Page page) {
        this.desks = desks;
        this.items = items;
        this.fragments = fragments;
        this.settings = settings;
        this.page = page;
    }

    /** @param known the newest item that the page shows */
    record Page(String digest, String edition, long known) {}

    private record Count(long newest, long come, Fragments fragments, DigestSettings settings) implements News {
        @Override
        public Map<String, String> in(String language) {
            Look look = new Look(language, "auto", settings.newsroom().zone());
            return Map.of("come", come == 0 ? "" : fragments.render("today/_come", Map.of("look", look, "n", come)));
        }
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public News look(@Nullable News before) {
        long newest = items.newest();
        if (before instanceof Count known && known.newest() == newest) return before;
        long come = newest <= page.known()
                ? 0
                : desks.open(page.digest(), page.edition()).since(page.known());
        return new Count(newest, come, fragments, settings);
    }
}
