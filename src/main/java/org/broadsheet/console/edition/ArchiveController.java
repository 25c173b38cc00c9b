package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.console.ConsolePageModel;
import org.broadsheet.console.Times;
import org.broadsheet.console.server.ServerSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Story;
import org.broadsheet.letter.Letters;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.server.ResponseStatusException;

/** The public archive. Pages are the same for all readers and may be cached. */
@Controller
class ArchiveController {
    private static final CacheControl FOR_ALL =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType RSS = MediaType.parseMediaType("application/rss+xml;charset=UTF-8");

    private static final String HEAD_END = "</head>";
    private static final int EDITIONS = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final Letters letters;
    private final NewsroomSettings newsroom;
    private final ConsolePageModel pages;
    private final String base;

    ArchiveController(
            Archive archive, Letters letters, NewsroomSettings newsroom, ConsolePageModel pages, ServerSettings site) {
        this.archive = archive;
        this.letters = letters;
        this.newsroom = newsroom;
        this.pages = pages;
        base = site.url() == null ? "" : site.url().toString().replaceFirst("/$", "");
    }

    @GetMapping("/archive")
    String archive(Model model, HttpServletRequest request, HttpServletResponse response) {
        return list(archive.listings(), "/archive", model, request, response);
    }

    @GetMapping("/archive/{digest}")
    String digest(
            @PathVariable String digest,
            @RequestParam(name = "before", required = false) @Nullable LocalDate before,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Archive.Listing listing =
                archive.listing(digest, before).orElseThrow(() -> nothing("the archive has no digest " + digest));
        model.addAttribute("one", listing);
        String path = "/archive/" + listing.name();
        return list(List.of(listing), before == null ? path : path + "?before=" + before, model, request, response);
    }

    private String list(
            List<Archive.Listing> listings,
            String path,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String asked = request.getParameter("lang");
        String language = (asked == null ? newsroom.language() : asked).startsWith("uk") ? "uk" : "en";
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_ALL.getHeaderValue());
        model.addAttribute("shelves", listings);
        model.addAttribute("newsroom", newsroom.forTemplates());
        model.addAttribute("language", language);
        model.addAttribute("times", new Times(newsroom.zone(), Locale.forLanguageTag(language), Instant.EPOCH));
        model.addAttribute("canonical", base + path);
        return "web/console/edition/archive";
    }

    @GetMapping("/archive/{digest}/rss")
    ResponseEntity<String> rss(@PathVariable String digest) {
        Archive.Listing listing =
                archive.listing(digest, null).orElseThrow(() -> nothing("the archive has no digest " + digest));
        return cached(RSS, pages.render("edition/rss.ftlx", Map.of("feed", feed(listing))));
    }

    /** What other programs see of a digest's newest editions. */
    public record Feed(String title, String archive, String self, List<Entry> entries) {
        public record Entry(String title, String address, String date, String description) {}
    }

    private Feed feed(Archive.Listing listing) {
        return new Feed(
                listing.title(),
                base + "/archive",
                base + "/archive/" + listing.name() + "/rss",
                listing.editions().stream().limit(EDITIONS).map(this::entry).toList());
    }

    private Feed.Entry entry(Edition edition) {
        return new Feed.Entry(
                edition.content().subject(),
                base + Archive.path(edition),
                DATE.format(edition.to()),
                edition.content().stories().map(Story::title).collect(Collectors.joining(" · ")));
    }

    @GetMapping("/archive/{digest}/{edition}")
    ResponseEntity<String> edition(@PathVariable String digest, @PathVariable("edition") String name) {
        return archive.find(digest, name)
                .map(edition -> cached(HTML, html(edition)))
                .orElseThrow(() -> nothing("the archive has no edition " + name + " of " + digest));
    }

    /** The letter as a page of the site, with what other programs ask a page for. */
    private String html(Edition edition) {
        String page = letters.page(edition);
        int head = page.indexOf(HEAD_END);
        if (head < 0) return page;
        Story lead = edition.content().lead();
        String preheader = edition.content().preheader();
        Map<String, Object> model = new HashMap<>();
        model.put("address", base + Archive.path(edition));
        model.put("digest", edition.digest());
        model.put("content", edition.content());
        model.put("description", preheader.isBlank() && lead != null ? lead.summary() : preheader);
        model.put(
                "picture",
                lead == null || lead.picture() == null ? "" : lead.picture().url());
        model.put("newsroom", newsroom.name());
        model.put("published", edition.to().toString());
        return page.substring(0, head) + pages.render("edition/_metadata.ftlh", model) + page.substring(head);
    }

    private static ResponseEntity<String> cached(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(FOR_ALL)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src *; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                .body(body);
    }

    private static ResponseStatusException nothing(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }

    /** Spring answers 304 by the ETag. It is weak, because responses with a strong one are not compressed. */
    @Configuration(proxyBeanMethods = false)
    static class Tags {
        @Bean
        FilterRegistrationBean<ShallowEtagHeaderFilter> archiveTags() {
            ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
            tags.setWriteWeakETag(true);
            FilterRegistrationBean<ShallowEtagHeaderFilter> archive = new FilterRegistrationBean<>(tags);
            archive.addUrlPatterns("/archive", "/archive/*");
            return archive;
        }
    }
}
