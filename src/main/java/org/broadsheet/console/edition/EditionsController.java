package org.broadsheet.console.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.console.Sandbox;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
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

/** The editions that were made, each with its letter and what may be done to its run. */
@Controller
class EditionsController {
    private static final int SHOWN = 20;

    private final DigestSettings digests;
    private final Editions editions;
    private final DigestRuns runs;
    private final Letters letters;

    EditionsController(DigestSettings digests, Editions editions, DigestRuns runs, Letters letters) {
        this.digests = digests;
        this.editions = editions;
        this.runs = runs;
        this.letters = letters;
    }

    @GetMapping("/console/editions")
    String editions(Model model) {
        List<RunReport> reports = new ArrayList<>();
        for (String digest : digests.digests().keySet())
            editions.newest(digest, SHOWN).forEach(edition -> reports.add(runs.report(edition)));
        reports.sort(Comparator.comparing(RunReport::edition).reversed());
        model.addAttribute("reports", reports);
        return "web/console/edition/editions";
    }

    @GetMapping("/console/editions/{digest}/{edition}")
    String edition(@PathVariable("digest") String digest, @PathVariable("edition") String name, Model model) {
        Edition edition = found(digest, name);
        model.addAttribute("edition", edition);
        model.addAttribute("report", runs.report(edition));
        return "web/console/edition/edition";
    }

    @GetMapping("/console/editions/{digest}/{edition}/letter")
    ResponseEntity<String> letter(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return Sandbox.page(
                String.valueOf(letters.preview(found(digest, name), Format.FULL).html()));
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
}
