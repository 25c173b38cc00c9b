package org.broadsheet.feed.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;

/** Which story an item is: the guid, else the normalised link, else what it says. */
public final class Identities {
    private static final int LONGEST = 400;

    private Identities() {}

    static String id(RawItem raw, String url, String title, @Nullable Instant published) {
        String guid = raw.guid == null ? "" : Plain.line(raw.guid);
        if (!guid.isEmpty()) return guid;
        boolean own = raw.link != null && !url.isEmpty();
        return own ? Links.normalised(url) : "sha256:" + hash(title + "\n" + (published == null ? "" : published));
    }

    /**
     * Each story once. A guid that several stories of one feed share is none, so those are told apart by their links, and
     * where these are the same, too, by their titles.
     */
    static List<Item> distinct(List<Item> items) {
        return apart(apart(items, Item::url, Links::normalised), Item::title, title -> title);
    }

    private static List<Item> apart(List<Item> items, Function<Item, String> by, UnaryOperator<String> key) {
        Map<String, Set<String>> kinds = new HashMap<>();
        items.forEach(
                item -> kinds.computeIfAbsent(item.id(), id -> new HashSet<>()).add(key.apply(by.apply(item))));
        Map<String, Item> found = new LinkedHashMap<>();
        for (Item item : items) {
            boolean shared = kinds.getOrDefault(item.id(), Set.of()).size() > 1;
            String told = key.apply(by.apply(item));
            String id = shared ? item.id() + "#" + hash(told).substring(0, 12) : item.id();
            found.putIfAbsent(id + "\n" + (shared ? "" : item.title()), item.called(id));
        }
        return new ArrayList<>(found.values());
    }

    /** The key under which an id is stored: the same when a site moves from http to https or gains a slash at its end. */
    public static String key(String id) {
        String key = id.matches("(?is)https?://.*")
                ? id.replaceFirst("(?i)^https?://(?:www\\.)?", "https://").replaceFirst("/+$", "")
                : id;
        return key.length() > LONGEST ? "sha256:" + hash(key) : key;
    }

    static String hash(String text) {
        return Tokens.hash(text);
    }
}
