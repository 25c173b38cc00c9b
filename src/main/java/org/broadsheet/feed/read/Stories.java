package org.broadsheet.feed.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.Kind;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.read.RawItem.Film;
import org.broadsheet.feed.read.RawItem.Image;
import org.jspecify.annotations.Nullable;

/** Turns what a format said into items that are whole and safe: titled, dated, identified, each picture once. */
final class Stories {
    /** The silent reading rate of adults in words a minute (Brysbaert 2019, non-fiction: 238). */
    private static final int WORDS_A_MINUTE = 240;

    /** A film within a longer text illustrates an article. */
    private static final int WORDS_BESIDE_A_FILM = 300;

    private static final int LONGEST_TITLE = 40;
    private static final Set<String> VIDEO =
            Set.of("video", "videos", "watch", "відео", "видео", "vídeo", "vídeos", "vidéo", "vidéos", "wideo");

    private final RawFeed feed;

    private Stories(RawFeed feed) {
        this.feed = feed;
    }

    static List<Item> of(RawFeed feed) {
        List<Item> items = feed.items().stream().map(new Stories(feed)::item).toList();
        return Identities.distinct(items);
    }

    private Item item(RawItem raw) {
        String url = url(raw);
        Body content = Body.of(raw.content.isBlank() ? raw.excerpt : raw.content, raw.base);
        Body excerpt = Body.of(raw.content.isBlank() ? "" : raw.excerpt, raw.base);
        String summary = Summary.of(excerpt.paragraphs(), content.paragraphs(), named(raw), feed.language());
        String title = title(raw, summary, url);
        List<Film> films = films(raw, content, url);
        Kind kind = kind(raw, films, content);
        int minutes = minutes(raw, kind, films, content);
        content.dropAlt(title);
        Picture picture = picture(raw, content, excerpt, films, title);
        content.drop(picture == null ? null : picture.url());
        Instant published = FeedDates.first(raw.published);
        return new Item(
                Identities.id(raw, url, title, published),
                url,
                title,
                published,
                FeedDates.first(raw.updated),
                raw.authors,
                categories(raw),
                summary,
                content.html(),
                picture,
                minutes,
                kind,
                raw.featured);
    }

    // A reader who presses the headline should land somewhere: the story, else the site.
    private String url(RawItem raw) {
        return Stream.of(raw.link, raw.guid != null && Links.isWeb(raw.guid) ? raw.guid : null, feed.link())
                .filter(Objects::nonNull)
                .map(link -> Links.absolute(link, raw.base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String named(RawItem raw) {
        return raw.titleIsText ? Plain.ofText(raw.title) : Plain.ofHtml(raw.title);
    }

    private String title(RawItem raw, String summary, String url) {
        String given = named(raw);
        if (!given.isEmpty()) return Summary.cut(given, LONGEST_TITLE);
        if (!summary.isEmpty()) return Summary.cut(summary, 10);
        String place = feed.title().isEmpty() ? url.replaceFirst("^https?://(www\\.)?", "") : feed.title();
        return place.isEmpty() ? "Untitled" : place;
    }

    private static List<String> categories(RawItem raw) {
        Map<String, String> names = new LinkedHashMap<>();
        raw.categories.stream()
                .map(Plain::ofHtml)
                .filter(name -> !name.isEmpty() && !name.startsWith("#") && !Links.isWeb(name))
                .forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        return List.copyOf(names.values());
    }

    private static List<Film> films(RawItem raw, Body content, String url) {
        List<Film> films = new ArrayList<>(raw.films);
        if (Films.known(url)) films.add(new Film(url, 0));
        content.films().forEach(film -> films.add(new Film(film, 0)));
        return films;
    }

    private static Kind kind(RawItem raw, List<Film> films, Body content) {
        boolean told = raw.categories.stream()
                .anyMatch(c -> VIDEO.contains(Plain.ofHtml(c).toLowerCase(Locale.ROOT)));
        boolean film = !films.isEmpty() && Summary.words(content.text()) <= WORDS_BESIDE_A_FILM;
        return told || film ? Kind.VIDEO : Kind.ARTICLE;
    }

    private static int minutes(RawItem raw, Kind kind, List<Film> films, Body content) {
        int seconds = films.stream().mapToInt(Film::seconds).max().orElse(0);
        if (kind == Kind.VIDEO && seconds > 0) return up(seconds, 60);
        if (raw.minutes > 0) return Math.min(raw.minutes, 24 * 60);
        return up(Summary.words(content.text()), WORDS_A_MINUTE);
    }

    private static int up(int amount, int each) {
        return Math.max(1, (amount + each - 1) / each);
    }

    private static @Nullable Picture picture(RawItem raw, Body content, Body excerpt, List<Film> films, String title) {
        Stream<Image> stills = films.stream()
                .map(film -> Films.still(film.url()))
                .filter(Objects::nonNull)
                .map(still -> new Image(still, "", null));
        return Stream.of(
                        raw.images.stream(),
                        Stream.ofNullable(content.picture()),
                        Stream.ofNullable(excerpt.picture()),
                        stills)
                .flatMap(s -> s)
                .findFirst()
                .map(image -> picture(image, content, title))
                .orElse(null);
    }

    private static Picture picture(Image image, Body content, String title) {
        String alt = Plain.line(image.alt());
        String credit = image.credit() == null ? content.caption(image.url()) : image.credit();
        return new Picture(image.url(), alt.equalsIgnoreCase(title) ? "" : alt, credit);
    }
}
