package org.broadsheet.edition.selection;

import java.util.List;
import org.broadsheet.newsroom.DigestSettings;

/**
 * What the settings say of a digest's make-up.
 *
 * @param maxItems how many items an edition shows at most, the lead among them
 * @param sections the headings that come first, in this order
 * @param language decides the two headings of our own
 */
public record SelectionRules(String title, int maxItems, List<String> sections, String language) {
    public static SelectionRules of(DigestSettings settings, String digest) {
        var own = settings.digest(digest);
        return new SelectionRules(settings.title(digest), own.maxItems(), own.sections(), settings.language(digest));
    }

    /** The heading of stories that have no section of their own. */
    String news() {
        return language.startsWith("uk") ? "Новини" : "News";
    }

    /** The heading under which sections of one story gather. */
    String moreNews() {
        return language.startsWith("uk") ? "Ще новини" : "More news";
    }
}
