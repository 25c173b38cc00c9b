package org.broadsheet.console.edition;

import java.time.Duration;
import java.util.List;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.letter.Letters;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Editions in the browser: what was sent, and nothing personal in it. */
@Controller
class ArchiveController {
    private static final int SHOWN = 60;
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Editions editions;
    private final Letters letters;
    private final DigestSettings digests;

    ArchiveController(Editions editions, Letters letters, DigestSettings digests) {
        this.editions = editions;
        this.letters = letters;
        this.digests = digests;
    }

    /** One digest of the archive's front page. */
    public record Shelf(String name, String title, List<Edition> editions) {
        public Shelf {
            editions = List.copyOf(editions);
        }
    }

    @GetMapping("/archive")
    String archive(Model model) {
        model.addAttribute(
                "shelves",
                digests.digests().keySet().stream().sorted().map(this::shelf).toList());
        model.addAttribute("language", digests.newsroom().language().startsWith("uk") ? "uk" : "en");
        return "web/console/edition/archive";
    }

    @GetMapping("/archive/{digest}/{edition}")
    ResponseEntity<String> edition(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        Edition edition = editions.find(digest, name)
                .filter(ArchiveController::isOut)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "the digest " + digest + " has no edition " + name));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'; img-src *; style-src 'unsafe-inline'")
                .body(letters.page(edition));
    }

    private Shelf shelf(String digest) {
        List<Edition> out = editions.newest(digest, SHOWN).stream()
                .filter(ArchiveController::isOut)
                .toList();
        return new Shelf(digest, digests.title(digest), out);
    }

    private static boolean isOut(Edition edition) {
        return edition.state() == State.READY || edition.state() == State.DONE;
    }
}
