package org.broadsheet.console;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.UnknownDigest;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Editions for scripts: the report, and the same acts as an editor's buttons. */
@RestController
@RequestMapping("/api")
class EditionsApi {
    private final DigestRuns runs;
    private final Editions editions;
    private final Clock clock;

    EditionsApi(DigestRuns runs, Editions editions, Clock clock) {
        this.runs = runs;
        this.editions = editions;
        this.clock = clock;
    }

    @GetMapping("/editions/{digest}/{edition}")
    RunReport report(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return runs.report(edition(digest, name));
    }

    /** 202: the run goes on behind the answer; its report stands at Location as soon as the edition is made up. */
    @PostMapping("/digests/{digest}/send")
    ResponseEntity<Map<String, String>> send(@PathVariable("digest") String digest) {
        String edition = runs.start(digest, clock.instant());
        URI report = URI.create("/api/editions/" + digest + "/" + edition);
        return ResponseEntity.accepted().location(report).body(Map.of("digest", digest, "edition", edition));
    }

    @PostMapping("/editions/{digest}/{edition}/pause")
    RunReport pause(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return runs.pause(edition(digest, name));
    }

    @PostMapping("/editions/{digest}/{edition}/resume")
    RunReport resume(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return runs.resume(edition(digest, name));
    }

    @PostMapping("/editions/{digest}/{edition}/cancel")
    RunReport cancel(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return runs.cancel(edition(digest, name));
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownDigest e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    private Edition edition(String digest, String name) {
        return editions.find(digest, name)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "the digest " + digest + " has no edition " + name));
    }
}
