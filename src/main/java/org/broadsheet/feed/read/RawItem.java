package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.feed.Author;
import org.jspecify.annotations.Nullable;

/** What a feed says of one item, before any of it is believed: each format fills in what it knows. */
final class RawItem {
    /** Relative addresses are relative to this. */
    final String base;

    @Nullable
    String guid;

    @Nullable
    String link;

    String title = "";
    boolean titleIsText;
    final List<String> published = new ArrayList<>();
    final List<String> updated = new ArrayList<>();
    final List<Author> authors = new ArrayList<>();
    final List<String> categories = new ArrayList<>();

    /** HTML of a few words about the item, and the item itself. */
    String excerpt = "";

    String content = "";

    /** In the order of preference. */
    final List<Image> images = new ArrayList<>();

    final List<Film> films = new ArrayList<>();
    int minutes;
    boolean featured;

    RawItem(String base) {
        this.base = base;
    }

    /** A picture as some element names it; sizes are 0 where nothing is said. */
    record Image(String url, String alt, @Nullable String credit) {}

    /** Something to watch: an address or a media type says so; {@code seconds} is 0 where nothing is said. */
    record Film(String url, int seconds) {}
}
