package org.broadsheet.feed.read;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.feed.read.RawItem.Film;
import org.broadsheet.feed.read.RawItem.Image;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and films that extensions name. The order of pictures: {@code media:content} in the size that suits best,
 * {@code media:thumbnail} likewise, an enclosure, {@code itunes:image}, RSS's stray {@code image}.
 */
final class XmlMedia {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "bmp");

    private final RawItem item;
    private final Element element;

    private XmlMedia(RawItem item, Element element) {
        this.item = item;
        this.element = element;
    }

    static void fill(RawItem item, Element element) {
        XmlMedia media = new XmlMedia(item, element);
        media.contents();
        media.enclosures();
        media.others();
        if (item.content.isBlank() && item.excerpt.isBlank()) item.excerpt = media.description();
        if (item.title.isBlank()) item.title = media.title();
    }

    private void contents() {
        List<Element> contents = Elements.descendants(element, Vocabulary.MEDIA, "content");
        images(contents.stream().filter(XmlMedia::picture));
        images(Elements.descendants(element, Vocabulary.MEDIA, "thumbnail").stream());
        contents.stream().filter(XmlMedia::film).forEach(content -> film(url(content), seconds(content)));
        Elements.descendants(element, Vocabulary.MEDIA, "player").stream()
                .map(this::url)
                .filter(Films::known)
                .forEach(player -> film(player, 0));
    }

    private void images(Stream<Element> elements) {
        elements.filter(image -> url(image) != null)
                .sorted(Comparator.comparing((Element image) ->
                                !Elements.attribute(image, "isDefault", "").equals("true"))
                        .thenComparing(
                                image -> LazyImages.distance(LazyImages.number(Elements.attribute(image, "width")))))
                .forEach(image -> image(url(image), alt(image), said(image, "credit")));
    }

    private void enclosures() {
        Stream<Element> links = Elements.children(element, Vocabulary.ATOM, "link").stream()
                .filter(link -> Elements.attribute(link, "rel", "").equalsIgnoreCase("enclosure"));
        Stream.concat(Elements.plain(element, "enclosure").stream(), links).forEach(this::enclosure);
    }

    private void enclosure(Element enclosure) {
        String url = url(enclosure);
        String type = Elements.attribute(enclosure, "type", "").toLowerCase(Locale.ROOT);
        if (url == null) return;
        if (item.link == null && Elements.plain(element, "guid").isEmpty()) item.link = url;
        if (type.startsWith("image/") || (!type.contains("/") && PICTURES.contains(Links.ending(url))))
            image(url, "", "");
        if (Films.type(type) || (!type.contains("/") && Films.isFile(url))) film(url, 0);
    }

    private void others() {
        Stream.concat(
                        Elements.children(element, Vocabulary.ITUNES, "image").stream(),
                        Elements.plain(element, "image").stream())
                .map(this::url)
                .forEach(url -> image(url, "", ""));
        if (item.films.isEmpty()) return;
        int length = Elements.texts(element, Vocabulary.ITUNES, "duration").stream()
                .mapToInt(Durations::seconds)
                .max()
                .orElse(0);
        if (length > 0) item.films.replaceAll(film -> film.seconds() > 0 ? film : new Film(film.url(), length));
    }

    private static boolean picture(Element content) {
        String medium = Elements.attribute(content, "medium", "").toLowerCase(Locale.ROOT);
        String type = Elements.attribute(content, "type", "").toLowerCase(Locale.ROOT);
        if (!type.isEmpty()) return type.startsWith("image");
        if (!medium.isEmpty()) return medium.equals("image");
        String ending = Links.ending(Elements.attribute(content, "url", ""));
        return PICTURES.contains(ending)
                || (!Films.known(Elements.attribute(content, "url"))
                        && !ending.matches("mp3|m4a|ogg|wav|pdf|html?|swf"));
    }

    private static boolean film(Element content) {
        String url = Elements.attribute(content, "url", "");
        return Elements.attribute(content, "medium", "").equalsIgnoreCase("video")
                || Films.type(Elements.attribute(content, "type"))
                || (Elements.attribute(content, "type") == null && Films.known(url));
    }

    private static int seconds(Element content) {
        int own = Durations.seconds(Elements.attribute(content, "duration", ""));
        if (own > 0) return own;
        Element group = content.getParentElement();
        return group == null
                ? 0
                : Elements.descendants(group, Vocabulary.YOUTUBE, "duration").stream()
                        .mapToInt(d -> Durations.seconds(Elements.attribute(d, "seconds", Elements.text(d))))
                        .max()
                        .orElse(0);
    }

    private static String alt(Element image) {
        String told = Elements.first(Elements.texts(image, Vocabulary.MEDIA, "description"));
        String named = Elements.first(Elements.texts(image, Vocabulary.MEDIA, "title"));
        return told != null ? told : named != null ? named : "";
    }

    /** From the picture's own element, else from the group or item around it. */
    private String said(Element around, String name) {
        for (Element at = around; at != null; at = at.equals(element) ? null : at.getParentElement()) {
            String text = Elements.first(Elements.texts(at, Vocabulary.MEDIA, name));
            if (text != null) return text;
        }
        return "";
    }

    private String title() {
        return Elements.descendants(element, Vocabulary.MEDIA, "title").stream()
                .map(Elements::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String description() {
        return Stream.concat(
                        Elements.descendants(element, Vocabulary.MEDIA, "description").stream(),
                        Stream.concat(
                                Elements.children(element, Vocabulary.ITUNES, "summary").stream(),
                                Elements.children(element, Vocabulary.DC, "description").stream()))
                .map(Elements::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private @Nullable String url(Element named) {
        String url = Elements.attribute(named, "url");
        String href = url == null ? Elements.attribute(named, "href") : url;
        String inner = href == null ? Elements.first(Elements.plainTexts(named, "url")) : href;
        return Links.absolute(inner == null && named.getChildren().isEmpty() ? Elements.text(named) : inner, item.base);
    }

    private void image(@Nullable String url, String alt, String credit) {
        if (url == null || !LazyImages.picture(url)) return;
        String caption = Plain.ofHtml(credit);
        item.images.add(new Image(url, Plain.ofHtml(alt), caption.isEmpty() ? null : caption));
    }

    private void film(@Nullable String url, int seconds) {
        item.films.add(new Film(url == null ? "" : url, seconds));
    }
}
