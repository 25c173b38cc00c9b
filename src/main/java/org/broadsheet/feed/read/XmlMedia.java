package org.broadsheet.feed.read;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.feed.date.Durations;
import org.broadsheet.feed.html.Films;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.PictureCandidate;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.html.Sizes;
import org.broadsheet.feed.read.RawItem.Film;
import org.broadsheet.feed.xml.XmlTree;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures and films that Media RSS, enclosures and the podcast module name, and what their descriptions say. */
final class XmlMedia {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "bmp");
    private static final Set<String> OTHERS = Set.of("mp3", "m4a", "ogg", "wav", "pdf", "htm", "html", "swf");

    private static final int MOST = 50;

    private final XmlTree tree;
    private final RawItem item;
    private final Element element;

    XmlMedia(XmlTree tree, RawItem item, Element element) {
        this.tree = tree;
        this.item = item;
        this.element = element;
    }

    void fill() {
        contents();
        Stream.concat(tree.all(element, "enclosure").stream(), enclosureLinks()).forEach(this::enclosure);
        tree.all(element, "itunes:image").forEach(image -> picture(image, Place.ITUNES));
        tree.all(element, "image").forEach(image -> picture(image, Place.CHANNEL_STYLE));
        durations();
        if (item.content.isBlank() && item.excerpt.isBlank()) item.excerpt = Markup.html(description());
        if (item.title.isBlank()) item.title = first(tree.descendants(element, "media:title"));
    }

    private void contents() {
        for (Element content : tree.descendants(element, "media:content")) {
            if (isPicture(content)) picture(content, Place.MEDIA_CONTENT);
            if (isFilm(content) && item.films.size() < MOST)
                item.films.add(new Film(address(content), seconds(content)));
        }
        tree.descendants(element, "media:thumbnail").forEach(t -> picture(t, Place.MEDIA_THUMBNAIL));
        tree.descendants(element, "media:player").stream()
                .map(this::address)
                .filter(Films::known)
                .forEach(player -> item.films.add(new Film(player, 0)));
    }

    private Stream<Element> enclosureLinks() {
        return tree.all(element, "atom:link").stream()
                .filter(link -> XmlTree.attribute(link, "rel", "").equalsIgnoreCase("enclosure"));
    }

    private void enclosure(Element enclosure) {
        String url = address(enclosure);
        String type = XmlTree.attribute(enclosure, "type", "").toLowerCase(Locale.ROOT);
        if (url.isEmpty()) return;
        if (item.link == null && tree.all(element, "guid").isEmpty()) item.link = url;
        if (type.startsWith("image/") || (!type.contains("/") && PICTURES.contains(Links.ending(url))))
            picture(enclosure, Place.ENCLOSURE);
        if (Films.type(type) || (!type.contains("/") && Films.isFile(url))) item.films.add(new Film(url, 0));
    }

    private void durations() {
        if (item.films.isEmpty()) return;
        int length = tree.texts(element, "itunes:duration").stream()
                .mapToInt(Durations::seconds)
                .max()
                .orElse(0);
        if (length > 0) item.films.replaceAll(film -> film.seconds() > 0 ? film : new Film(film.url(), length));
    }

    private static boolean isPicture(Element content) {
        String medium = XmlTree.attribute(content, "medium", "").toLowerCase(Locale.ROOT);
        String type = XmlTree.attribute(content, "type", "").toLowerCase(Locale.ROOT);
        if (!type.isEmpty()) return type.startsWith("image");
        if (!medium.isEmpty()) return medium.equals("image");
        String url = XmlTree.attribute(content, "url", "");
        String ending = Links.ending(url);
        return PICTURES.contains(ending) || (!Films.known(url) && !OTHERS.contains(ending));
    }

    private static boolean isFilm(Element content) {
        String type = XmlTree.attribute(content, "type");
        return XmlTree.attribute(content, "medium", "").equalsIgnoreCase("video")
                || Films.type(type)
                || (type == null && Films.known(XmlTree.attribute(content, "url")));
    }

    private int seconds(Element content) {
        int own = Durations.seconds(XmlTree.attribute(content, "duration", ""));
        Element group = content.parent();
        if (own > 0 || group == null) return own;
        return tree.descendants(group, "yt:duration").stream()
                .mapToInt(d -> Durations.seconds(XmlTree.attribute(d, "seconds", XmlTree.text(d))))
                .max()
                .orElse(0);
    }

    private void picture(Element named, Place place) {
        String url = address(named);
        if (url.isEmpty() || item.pictures.size() >= MOST) return;
        String own = said(named, "description");
        String alt = own.isEmpty() ? said(named, "title") : own;
        String credit = near(named, "credit", 3);
        item.pictures.add(new PictureCandidate(
                url,
                Plain.title(alt),
                credit.isEmpty() ? null : Plain.title(credit),
                place,
                Sizes.pixels(XmlTree.attribute(named, "width", "")),
                Sizes.pixels(XmlTree.attribute(named, "height", "")),
                "",
                XmlTree.attribute(named, "isdefault", "").equals("true")));
    }

    private String said(Element around, String name) {
        String text = tree.text(around, "media:" + name);
        return text == null ? "" : text;
    }

    /** From the picture's own element, else from the group or item around it. */
    private String near(Element around, String name, int levels) {
        String own = said(around, name);
        Element outer = around.parent();
        if (!own.isEmpty() || around == element || outer == null || levels == 0) return own;
        return near(outer, name, levels - 1);
    }

    private String description() {
        return first(Stream.concat(
                        tree.descendants(element, "media:description").stream(),
                        tree.all(element, "itunes:summary dc:description").stream())
                .toList());
    }

    private static String first(List<Element> elements) {
        return elements.stream()
                .map(XmlTree::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Absolute; empty where there is none. */
    private String address(Element named) {
        String url = XmlTree.attribute(named, "url", XmlTree.attribute(named, "href", ""));
        String inner = url.isEmpty() ? tree.text(named, "url") : url;
        boolean bare = inner == null && named.firstElementChild() == null;
        @Nullable String base = XmlTree.base(named, item.base);
        String found = Links.absolute(bare ? XmlTree.text(named) : inner, base == null ? item.base : base);
        return found == null ? "" : found;
    }
}
