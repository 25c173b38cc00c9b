package org.broadsheet;

import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The newsroom's own site, on Ghost as it were: Content API, RSS, stories and pictures. */
@Controller
@Profile("demo")
class DemoSite {
    private static final String HTML = "text/html;charset=UTF-8";

    // The stories stand still while the newsroom is up, as stories do.
    private final Instant now = Instant.now();

    @GetMapping(value = "/newsroom/ghost/api/content/posts/", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String posts() {
        return feed().ghost();
    }

    @GetMapping(value = "/newsroom/rss/", produces = "application/rss+xml;charset=UTF-8")
    @ResponseBody
    String rss() {
        return feed().rss();
    }

    @GetMapping("/newsroom/pictures/{name}")
    ResponseEntity<byte[]> picture(@PathVariable("name") String name) {
        return SampleFeed.picture(name)
                .map(octets ->
                        ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(octets))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping(value = "/newsroom/{day}/{slug}/", produces = HTML)
    ResponseEntity<String> story(@PathVariable("slug") String slug) {
        return ResponseEntity.of(feed().page(slug));
    }

    private SampleFeed feed() {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/newsroom")
                .toUriString();
        return new SampleFeed(now, base);
    }
}
