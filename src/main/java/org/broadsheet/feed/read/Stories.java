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
import org.broadsheet.feed.Author;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.date.FeedDates;
import org.broadsheet.feed.html.Body;
import org.broadsheet.feed.html.Films;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.PictureCandidate;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.broadsheet.feed.html.PictureSelection;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.html.StoryText;
import org.broadsheet.feed.html.Summary;
import org.broadsheet.feed.read.RawItem.Film;
import org.broadsheet.feed.xml.Unreadable;
import org.jspecify.annotations.Nullable;

/** Turns what a format said into items that are whole and safe: titled, dated, identified, each picture once. */
final class Stories {
    /** The silent reading rate of adults in words a minute (Brysbaert 2019, non-fiction: 238). */
    private static final int WORDS_A_MINUTE = 240;

    /** A film within a longer text illustrates an article. */
    private static final int WORDS_BESIDE_A_FILM = 300;

    private static final int LONGEST_TITLE = 40;
    private static final int MOST_CATEGORIES = 100;
    private static final Set<String> VIDEO =
            Set.of("video", "videos", "watch", "відео", "видео", "vídeo", "vídeos", "vidéo", "vidéos", "wideo");

    private final RawFeed feed;
    private final FeedDates dates;
    private final Map<String, String> pictures = new LinkedHashMap<>();

    private Stories(RawFeed feed) {
        this.feed = feed;
        this.dates = new FeedDates(feed.language());
    }

    /** Throws where the thread is interrupted: reading has a deadline. */
    static ReadFeed of(RawFeed feed) throws Unreadable {
        return new Stories(feed).read();
    }

    private ReadFeed read() throws Unreadable {
        List<Item> items = new ArrayList<>();
        for (RawItem raw : feed.items()) {
            if (Thread.currentThread().isInterrupted()) throw new Unreadable("takes too long to read");
            items.add(item(raw));
        }
        String title = feed.title().isEmpty() ? null : feed.title();
        List<String> notes =
                Stream.concat(feed.notes().stream(), dates.notes().stream()).toList();
        return new ReadFeed(feed.format(), title, feed.language(), Identities.distinct(items), notes, pictures);
    }

    private Item item(RawItem raw) {
        String url = url(raw);
        String named = Plain.title(raw.title);
        StoryText.Setting setting =
                new StoryText.Setting(url, feed.link() == null ? "" : feed.link(), named, feed.title());
        boolean whole = !raw.content.isBlank();
        Body content = Body.of(whole ? raw.content : raw.excerpt, raw.base, Place.STORY, setting);
        Body excerpt = Body.of(whole ? raw.excerpt : Markup.NONE, raw.base, Place.EXCERPT, setting);
        String language = raw.language == null ? feed.language() : raw.language;
        String summary = Summary.of(excerpt.paragraphs(), content.paragraphs(), named, language);
        String title = title(named, summary, url);
        List<Film> films = films(raw, content, url);
        ItemKind kind = kind(raw, films, content);
        int minutes = minutes(raw, kind, films, content);
        content.dropAlt(title);
        PictureSelection.Choice choice = picture(raw, content, excerpt, films);
        Picture picture = choice.picture() == null ? null : picture(choice.picture(), content, title);
        content.drop(picture == null ? null : picture.url());
        Instant published = dates.first(raw.published);
        String id = Identities.id(raw, url, title, published);
        pictures.put(id, choice.reason());
        return new Item(
                id,
                url,
                title,
                published,
                dates.first(raw.updated),
                raw.authors,
                categories(raw),
                summary,
                content.html(),
                picture,
                minutes,
                kind,
                raw.featured,
                language,
                raw.membersOnly);
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

    private String title(String given, String summary, String url) {
        if (!given.isEmpty()) return Summary.cut(given, LONGEST_TITLE);
        if (!summary.isEmpty()) return Summary.cut(summary, 10);
        String place = feed.title().isEmpty() ? url.replaceFirst("^https?://(www\\.)?", "") : feed.title();
        return place.isEmpty() ? "Untitled" : place;
    }

    private static List<String> categories(RawItem raw) {
        Map<String, String> names = new LinkedHashMap<>();
        raw.categories.stream()
                .limit(MOST_CATEGORIES)
                .map(Plain::title)
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

    private static ItemKind kind(RawItem raw, List<Film> films, Body content) {
        boolean told = raw.categories.stream()
                .limit(MOST_CATEGORIES)
                .anyMatch(c -> VIDEO.contains(Plain.title(c).toLowerCase(Locale.ROOT)));
        boolean film = !films.isEmpty() && Summary.words(content.text()) <= WORDS_BESIDE_A_FILM;
        return told || film ? ItemKind.VIDEO : ItemKind.ARTICLE;
    }

    /** 0 where there is nothing to read and no length of a film. */
    private static int minutes(RawItem raw, ItemKind kind, List<Film> films, Body content) {
        int seconds = films.stream().mapToInt(Film::seconds).max().orElse(0);
        if (kind == ItemKind.VIDEO && seconds > 0) return up(seconds, 60);
        if (raw.minutes > 0) return Math.min(raw.minutes, 24 * 60);
        return up(Summary.words(content.text()), WORDS_A_MINUTE);
    }

    private static int up(int amount, int each) {
        return (amount + each - 1) / each;
    }

    private static PictureSelection.Choice picture(RawItem raw, Body content, Body excerpt, List<Film> films) {
        List<PictureCandidate> candidates = new ArrayList<>(raw.pictures);
        candidates.addAll(content.pictures());
        candidates.addAll(excerpt.pictures());
        films.stream()
                .map(film -> Films.still(film.url()))
                .filter(Objects::nonNull)
                .forEach(still -> candidates.add(PictureCandidate.of(still, Place.STILL)));
        return new PictureSelection(raw.authors.stream().map(Author::name).toList()).of(candidates);
    }

    private static Picture picture(PictureCandidate chosen, Body content, String title) {
        @Nullable String credit = chosen.credit() == null ? content.caption(chosen.url()) : chosen.credit();
        return new Picture(chosen.url(), chosen.alt().equalsIgnoreCase(title) ? "" : chosen.alt(), credit);
    }
}
