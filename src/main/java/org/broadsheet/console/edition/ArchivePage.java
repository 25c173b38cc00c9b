package org.broadsheet.console.edition;

import java.net.URI;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Story;
import org.broadsheet.letter.Letters;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** An edition as a page of the site: the letter for everybody, and what search engines and other programs ask of a page. */
@Component
class ArchivePage {
    private static final String HEAD_END = "</head>";

    private final Letters letters;
    private final NewsroomSettings newsroom;
    private final String base;

    ArchivePage(
            Letters letters, NewsroomSettings newsroom, @Value("${broadsheet.site.url:#{null}}") @Nullable URI site) {
        this.letters = letters;
        this.newsroom = newsroom;
        base = site == null ? "" : site.toString().replaceFirst("/$", "");
    }

    /** The public address of one of our paths. */
    String address(String path) {
        return base + path;
    }

    String html(Edition edition) {
        String page = letters.page(edition);
        int head = page.indexOf(HEAD_END);
        return head < 0 ? page : page.substring(0, head) + metadata(edition) + page.substring(head);
    }

    private String metadata(Edition edition) {
        String address = address(Archive.path(edition));
        StringBuilder head = new StringBuilder();
        head.append("<link rel=\"canonical\" href=\"").append(escaped(address)).append("\">\n");
        head.append("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"")
                .append(escaped(edition.content().title()))
                .append("\" href=\"/archive/")
                .append(escaped(edition.digest()))
                .append("/rss\">\n");
        meta(head, "name", "description", description(edition));
        meta(head, "property", "og:type", "article");
        meta(head, "property", "og:title", edition.content().subject());
        meta(head, "property", "og:description", description(edition));
        meta(head, "property", "og:url", address);
        meta(head, "property", "og:site_name", newsroom.name());
        meta(head, "property", "article:published_time", edition.to().toString());
        Story lead = edition.content().lead();
        if (lead != null && lead.picture() != null)
            meta(head, "property", "og:image", lead.picture().url());
        return head.toString();
    }

    static String description(Edition edition) {
        Story lead = edition.content().lead();
        String preheader = edition.content().preheader();
        return preheader.isBlank() && lead != null ? lead.summary() : preheader;
    }

    private static void meta(StringBuilder head, String kind, String name, String content) {
        if (content.isBlank()) return;
        head.append("<meta ").append(kind).append("=\"").append(name);
        head.append("\" content=\"").append(escaped(content)).append("\">\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
