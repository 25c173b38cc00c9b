package org.broadsheet.letter;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.Access;
import org.broadsheet.edition.Story;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.Picture;
import org.jspecify.annotations.Nullable;

/** A story as templates see it. Keys without a value are left out. */
final class StoryModel {
    private static final int TITLE = 300;

    private final ZoneId zone;
    private final boolean pictures;

    StoryModel(ZoneId zone, boolean pictures) {
        this.zone = zone;
        this.pictures = pictures;
    }

    List<Map<String, Object>> of(List<Story> stories, int summary) {
        return stories.stream().map(story -> of(story, summary)).toList();
    }

    Map<String, Object> of(Story story, int summary) {
        Dateline dateline = Dateline.of(Words.line(story.summary()));
        Map<String, Object> model = new HashMap<>();
        model.put("title", title(story));
        model.put("summary", Words.cut(dateline.rest(), summary));
        model.put("place", dateline.place());
        model.put("section", Words.line(story.section()));
        model.put("published", local(story).toString());
        model.put("minutes", story.minutes());
        model.put("membersOnly", story.access() == Access.MEMBERS);
        model.put("kind", story.kind().name().toLowerCase(Locale.ROOT));
        model.put("authors", names(story.authors()));
        put(model, "url", Links.web(story.url()));
        put(model, "picture", pictures ? picture(story.picture()) : null);
        return model;
    }

    /** A headline is never empty: an item without one shows its summary's beginning, at last its address. */
    private static String title(Story story) {
        String title = Words.line(story.title());
        if (title.isEmpty()) title = Words.cut(Words.line(story.summary()), 100);
        if (title.isEmpty()) title = Words.line(story.url());
        return Words.cut(title, TITLE);
    }

    private LocalDateTime local(Story story) {
        return story.published().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> names(List<Author> authors) {
        return authors.stream()
                .map(author -> Words.line(author.name()))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable Map<String, Object> picture(@Nullable Picture picture) {
        String url = picture == null ? null : Links.web(picture.url());
        if (picture == null || url == null) return null;
        return Map.of("url", url, "alt", Words.line(picture.alt()), "credit", Words.line(picture.credit()));
    }

    private static void put(Map<String, Object> model, String key, @Nullable Object value) {
        if (value != null) model.put(key, value);
    }
}
