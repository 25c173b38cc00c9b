package org.broadsheet.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestPreviews;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.letter.Letters;
import org.broadsheet.member.Format;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The editors' pages: the editions with their receipts, the letter as it would be now, and sending by hand. */
@Controller
class ConsoleController {
    private static final int SHOWN = 20;

    private final DigestSettings digests;
    private final Editions editions;
    private final DigestRuns runs;
    private final DigestPreviews previews;
    private final Letters letters;
    private final Clock clock;

    ConsoleController(
            DigestSettings digests,
            Editions editions,
            DigestRuns runs,
            DigestPreviews previews,
            Letters letters,
            Clock clock) {
        this.digests = digests;
        this.editions = editions;
        this.runs = runs;
        this.previews = previews;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/console/login")
    String login() {
        return "web/console/login";
    }

    @GetMapping("/console")
    String editions(Model model) {
        List<RunReport> reports = new ArrayList<>();
        for (String digest : digests.digests().keySet())
            editions.newest(digest, SHOWN).forEach(edition -> reports.add(runs.report(edition)));
        reports.sort(java.util.Comparator.comparing(RunReport::edition).reversed());
        model.addAttribute("reports", reports);
        model.addAttribute(
                "digests", digests.digests().keySet().stream().sorted().toList());
        return "web/console/editions";
    }

    @GetMapping("/console/digests/{digest}/preview")
    ResponseEntity<String> preview(@PathVariable("digest") String digest) {
        return previews.preview(digest, clock.instant())
                .map(preview -> page(String.valueOf(preview.html())))
                .orElseGet(
                        () -> page("<p style=\"font:16px sans-serif;margin:2em\">No items yet: the letter appears here"
                                + " as soon as a feed brings one.</p>"));
    }

    @GetMapping("/console/editions/{digest}/{edition}")
    String edition(@PathVariable("digest") String digest, @PathVariable("edition") String name, Model model) {
        Edition edition = found(digest, name);
        model.addAttribute("edition", edition);
        model.addAttribute("report", runs.report(edition));
        return "web/console/edition";
    }

    @GetMapping("/console/editions/{digest}/{edition}/letter")
    ResponseEntity<String> letter(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return page(
                String.valueOf(letters.preview(found(digest, name), Format.FULL).html()));
    }

    @PostMapping("/console/digests/{digest}/send")
    String send(@PathVariable("digest") String digest) {
        runs.start(digest, clock.instant());
        return "redirect:/console";
    }

    @PostMapping("/console/editions/{digest}/{edition}/{act}")
    String act(
            @PathVariable("digest") String digest,
            @PathVariable("edition") String name,
            @PathVariable("act") String act) {
        Edition edition = found(digest, name);
        switch (act) {
            case "pause" -> runs.pause(edition);
            case "resume" -> runs.resume(edition);
            case "cancel" -> runs.cancel(edition);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/console/editions/" + digest + "/" + name;
    }

    private Edition found(String digest, String name) {
        return editions.find(digest, name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Content-Security-Policy", "default-src 'none'; img-src *; style-src 'unsafe-inline'; sandbox")
                .body(html);
    }
}
