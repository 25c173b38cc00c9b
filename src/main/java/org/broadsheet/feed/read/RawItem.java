package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.PictureCandidate;
import org.jspecify.annotations.Nullable;

/** What a feed says of one item, unchecked; each format fills in what it has. */
final class RawItem {
    /** Relative addresses are relative to this. */
    String base;

    @Nullable
    String guid;

    @Nullable
    String link;

    /** HTML or text: publishers write either, whatever the type says. */
    String title = "";

    /** As the item or its text says; null where only the feed has one. */
    @Nullable
    String language;

    final List<String> published = new ArrayList<>();
    final List<String> updated = new ArrayList<>();
    final List<Author> authors = new ArrayList<>();
    final List<String> categories = new ArrayList<>();

    /** A few words about the item, and the item itself. */
    Markup excerpt = Markup.NONE;

    Markup content = Markup.NONE;
    final List<PictureCandidate> pictures = new ArrayList<>();
    final List<Film> films = new ArrayList<>();
    int minutes;
    boolean featured;

    /** The site shows the whole text to members or payers only. */
    boolean membersOnly;

    RawItem(String base) {
        this.base = base;
    }

    /** Something to watch: an address or a media type says so; {@code seconds} is 0 where nothing is said. */
    record Film(String url, int seconds) {}
}
