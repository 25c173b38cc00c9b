package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * An item's HTML, sanitised once on entry against a list of what is allowed; everything else goes, with its content where
 * the content is code. Films, pictures and the story's paragraphs are recognised before classes and embeds go.
 */
public final class Body {
    private static final Safelist SAFE = new Safelist()
            .addTags(
                    ("a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i"
                                    + " img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th"
                                    + " thead time tr tt u ul var")
                            .split(" "))
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https");
    private static final String CODE =
            "script, style, iframe, object, embed, applet, svg, math, template, noembed, noframes,"
                    + " xmp, plaintext, listing, textarea, select, option, button, input, keygen, datalist, title, head, link, meta, base,"
                    + " audio, video, canvas, frameset, frame, map, portal, dialog, param, source, track, nextid, bgsound";
    private static final int HINT = 400;
    private static final int MOST_IMAGES = 200;

    private final String base;
    private final Document page;
    private final List<String> films;
    private final List<PictureCandidate> pictures = new ArrayList<>();
    private final List<String> paragraphs;

    private Body(Markup markup, String base, Place place, StoryText.Setting setting) {
        this.base = markup.base().isEmpty() ? base : markup.base();
        Document raw = Html.parse(markup);
        raw.select("video[poster]").forEach(this::poster);
        this.films = Films.in(raw, this.base);
        LazyImages.awaken(raw, this.base);
        raw.select("img").stream().skip(MOST_IMAGES).forEach(Element::remove);
        raw.select("img").forEach(image -> picture(image, place));
        raw.select(CODE).remove();
        raw.select("a[href]").forEach(this::absolute);
        this.paragraphs = new StoryText(setting).paragraphs(raw);
        this.page = new Cleaner(SAFE).clean(raw);
        page.outputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
        page.select("img:not([src])").remove();
    }

    /** @param place what its pictures are called when they are weighed */
    public static Body of(Markup markup, String base, Place place, StoryText.Setting setting) {
        return new Body(markup, base, place, setting);
    }

    private void poster(Element video) {
        String poster = Links.absolute(video.attr("poster"), base);
        if (poster != null) pictures.add(PictureCandidate.of(poster, Place.POSTER));
    }

    // Counters and icons leave the page, an emoji for its character.
    private void picture(Element image, Place place) {
        PictureCandidate candidate = candidate(image, place);
        String alt = image.attr("alt").strip();
        boolean symbol =
                !alt.isEmpty() && alt.length() <= 16 && alt.codePoints().noneMatch(Character::isLetterOrDigit);
        if (PictureSelection.role(candidate) == null && !isHidden(image)) pictures.add(candidate);
        else if (symbol) image.replaceWith(new TextNode(alt));
        else remove(image);
    }

    private static PictureCandidate candidate(Element image, Place place) {
        String alt = Plain.line(image.attr("alt"));
        return new PictureCandidate(
                image.attr("src"),
                alt,
                caption(image),
                place,
                Sizes.of(image, "width"),
                Sizes.of(image, "height"),
                hint(image),
                false);
    }

    private static boolean isHidden(Element image) {
        Element parent = image.parent();
        return Sizes.isHidden(image) || parent != null && Sizes.isHidden(parent);
    }

    private static String hint(Element image) {
        StringBuilder hint = new StringBuilder(image.className()).append(' ').append(image.id());
        Element at = image.parent();
        // The boxes right around it, as long as they hold little else.
        for (int i = 0;
                i < 3 && at != null && !at.nameIs("body") && at.wholeText().length() < HINT;
                i++, at = at.parent()) {
            hint.append(' ').append(at.className()).append(' ').append(at.id());
            if (at.nameIs("a")) hint.append(" link:").append(at.attr("href"));
        }
        return hint.length() > HINT ? hint.substring(0, HINT) : hint.toString();
    }

    private void absolute(Element link) {
        String href = link.attr("href").strip();
        String found = href.toLowerCase(Locale.ROOT).startsWith("mailto:") ? href : Links.absolute(href, base);
        if (found == null || found.chars().anyMatch(Character::isISOControl)) link.removeAttr("href");
        else link.attr("href", found);
    }

    /** Addresses of films that the HTML embeds, or names alone in a paragraph. */
    public List<String> films() {
        return films;
    }

    /** The posters of its films, then its pictures that may show the story, in their order. */
    public List<PictureCandidate> pictures() {
        return pictures;
    }

    /** The caption of this picture, where the HTML has it in a figure. */
    @Nullable
    public String caption(String picture) {
        String same = LazyImages.same(picture);
        return page.select("img").stream()
                .filter(image -> LazyImages.same(image.attr("src")).equals(same))
                .map(Body::caption)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String caption(Element image) {
        Element figure = image.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        String text = caption == null ? "" : Plain.line(caption.text());
        return text.isEmpty() ? null : text;
    }

    /** Takes out this picture in every size, and what stands twice. */
    public void drop(@Nullable String picture) {
        Set<String> seen = new HashSet<>();
        if (picture != null) seen.add(LazyImages.same(picture));
        for (Element image : page.select("img")) if (!seen.add(LazyImages.same(image.attr("src")))) remove(image);
    }

    private static void remove(Element image) {
        Element figure = image.closest("figure");
        Element parent = image.parent();
        image.remove();
        if (figure != null && figure.select("img").isEmpty()) figure.remove();
        else
            while (parent != null && parent.tagName().matches("a|p|div|span") && empty(parent))
                parent = emptied(parent);
    }

    private static boolean empty(Element element) {
        return element.childrenSize() == 0 && !element.hasText();
    }

    private static @Nullable Element emptied(Element element) {
        Element parent = element.parent();
        element.remove();
        return parent;
    }

    /** An ALT that repeats the title says nothing of the picture: Ghost's RSS fills it so. */
    public void dropAlt(String title) {
        page.select("img[alt]").stream()
                .filter(image -> Plain.line(image.attr("alt")).equalsIgnoreCase(title))
                .forEach(image -> image.attr("alt", ""));
    }

    public String html() {
        return page.body().html().strip();
    }

    public String text() {
        return Plain.line(page.body().text());
    }

    /** The running text, without captions, credits, boxes and the lines that sites add. */
    public List<String> paragraphs() {
        return paragraphs;
    }
}
