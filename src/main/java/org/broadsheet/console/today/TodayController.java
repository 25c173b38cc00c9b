package org.broadsheet.console.today;

import java.time.Clock;
import org.broadsheet.console.Sandbox;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.job.DigestPreviews;
import org.broadsheet.job.DigestRuns;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The letter as it would be now, and sending by hand. */
@Controller
class TodayController {
    private final DigestSettings digests;
    private final DigestRuns runs;
    private final DigestPreviews previews;
    private final Clock clock;

    TodayController(DigestSettings digests, DigestRuns runs, DigestPreviews previews, Clock clock) {
        this.digests = digests;
        this.runs = runs;
        this.previews = previews;
        this.clock = clock;
    }

    @GetMapping("/console")
    String today(Model model) {
        model.addAttribute(
                "digests", digests.digests().keySet().stream().sorted().toList());
        return "web/console/today/today";
    }

    @GetMapping("/console/digests/{digest}/preview")
    ResponseEntity<String> preview(@PathVariable("digest") String digest) {
        return previews.preview(digest, clock.instant())
                .map(preview -> Sandbox.page(String.valueOf(preview.html())))
                .orElseGet(() -> Sandbox.page(
                        "<p style=\"font:16px sans-serif;margin:2em\">No items yet: the letter appears here"
                                + " as soon as a feed brings one.</p>"));
    }

    @PostMapping("/console/digests/{digest}/send")
    String send(@PathVariable("digest") String digest) {
        String edition = runs.start(digest, clock.instant());
        return "redirect:/console/editions/" + digest + "/" + edition;
    }
}
