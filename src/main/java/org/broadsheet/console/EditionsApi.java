package org.broadsheet.console;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.UnknownDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Editions for scripts: the report, and the same acts as an editor's buttons. */
@RestController
@RequestMapping("/api")
class EditionsApi {
    private static final int LONGEST_KEY = 255;

    private final DigestRuns runs;
    private final Editions editions;
    private final RequestKeys sends;
    private final Audit audit;
    private final DigestSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    EditionsApi(
            DigestRuns runs,
            Editions editions,
            RequestKeys sends,
            Audit audit,
            DigestSettings settings,
            JsonMapper json,
            Clock clock) {
        this.runs = runs;
        this.sends = sends;
        this.audit = audit;
        this.editions = editions;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/editions/{digest}/{edition}")
    RunReport report(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        return runs.report(edition(digest, name));
    }

    /**
     * 202: the run goes on behind the answer; its report stands at Location as soon as the edition is made up. With an
     * {@code Idempotency-Key} the same request gets the same answer: 422 where the key was used for another request, 409
     * while the first with it is under way. Where the digest needs approval, the edition is held until an editor approves
     * it, unless the body says {@code {"approved":true}}: then whoever calls has done so.
     */
    @PostMapping("/digests/{digest}/send")
    ResponseEntity<Map<String, String>> send(
            @PathVariable("digest") String digest,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody(required = false) @Nullable String body) {
        boolean approved = approved(body);
        if (key.isEmpty()) return accepted(digest, start(digest, approved));
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "an Idempotency-Key has at most 255 characters of ASCII");
        RequestKeys.Result result =
                sends.once(key, digest + "\n" + (body == null ? "" : body), () -> start(digest, approved));
        if (result.edition() != null) return accepted(digest, result.edition());
        throw result.refusal() == RequestKeys.Refusal.OTHER_REQUEST
                ? new ResponseStatusException(
                        HttpStatus.UNPROCESSABLE_CONTENT, "this Idempotency-Key was used for another request")
                : new ResponseStatusException(
                        HttpStatus.CONFLICT, "the first request with this Idempotency-Key is under way");
    }

    /** What a caller may say. */
    private record SendRequest(@Nullable Boolean approved) {}

    private boolean approved(@Nullable String body) {
        if (body == null || body.isBlank()) return false;
        try {
            return Boolean.TRUE.equals(json.readValue(body, SendRequest.class).approved());
        } catch (JacksonException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "the body is not JSON of this form: {\"approved\":true}", e);
        }
    }

    private String start(String digest, boolean approved) {
        boolean held = !approved && settings.digest(digest).approval() == DigestSettings.Approval.REQUIRED;
        String edition = runs.start(digest, clock.instant(), !held);
        audit.changed(Subject.edition(digest, edition), held ? "held" : "sent", "by the API");
        return edition;
    }

    private static ResponseEntity<Map<String, String>> accepted(String digest, String edition) {
        URI report = URI.create("/api/editions/" + digest + "/" + edition);
        return ResponseEntity.accepted().location(report).body(Map.of("digest", digest, "edition", edition));
    }

    @PostMapping("/editions/{digest}/{edition}/pause")
    RunReport pause(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        audit.changed(Subject.edition(digest, name), "pause", "by the API");
        return runs.pause(edition(digest, name));
    }

    @PostMapping("/editions/{digest}/{edition}/resume")
    RunReport resume(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        audit.changed(Subject.edition(digest, name), "resume", "by the API");
        return runs.resume(edition(digest, name));
    }

    @PostMapping("/editions/{digest}/{edition}/cancel")
    RunReport cancel(@PathVariable("digest") String digest, @PathVariable("edition") String name) {
        audit.changed(Subject.edition(digest, name), "cancel", "by the API");
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
