package org.broadsheet.console.edition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.broadsheet.console.Times;
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
import org.springframework.util.DigestUtils;
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

    private final Archive archive;
    private final ArchivePages pages;
    private final NewsroomSettings newsroom;

    ArchiveController(Archive archive, ArchivePages pages, NewsroomSettings newsroom) {
        this.archive = archive;
        this.pages = pages;
        this.newsroom = newsroom;
    }

    @GetMapping("/archive")
    String archive(Model model, HttpServletRequest request, HttpServletResponse response) {
        return list(archive.listings(), "/archive", model, request, response);
    }

    @GetMapping("/archive/{digest}")
    String digest(
            @PathVariable("digest") String digest,
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
        model.addAttribute("canonical", pages.address(path));
        return "web/console/edition/archive";
    }

    @GetMapping("/archive/{digest}/rss")
    ResponseEntity<String> rss(@PathVariable("digest") String digest) {
        Archive.Listing listing =
                archive.listing(digest, null).orElseThrow(() -> nothing("the archive has no digest " + digest));
        return cached(RSS, pages.rss(listing));
    }

    @GetMapping("/archive/{digest}/{edition}")
    ResponseEntity<String> edition(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return archive.find(digest, name)
                .map(edition -> cached(HTML, pages.html(edition)))
                .orElseThrow(() -> nothing("the archive has no edition " + name + " of " + digest));
    }

    /** Spring answers 304 by the ETag. It is weak, because responses with a strong one are not compressed. */
    private static ResponseEntity<String> cached(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(FOR_ALL)
                .eTag("W/\"" + DigestUtils.md5DigestAsHex(body.getBytes(StandardCharsets.UTF_8)) + '"')
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src *; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                .body(body);
    }

    private static ResponseStatusException nothing(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }

    /** ETags for the archive's lists. */
    @Configuration(proxyBeanMethods = false)
    static class Tags {
        @Bean
        FilterRegistrationBean<ShallowEtagHeaderFilter> archiveListTags() {
            ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
            tags.setWriteWeakETag(true);
            FilterRegistrationBean<ShallowEtagHeaderFilter> lists = new FilterRegistrationBean<>(tags);
            lists.addUrlPatterns("/archive", "/archive/*");
            return lists;
        }
    }
}
