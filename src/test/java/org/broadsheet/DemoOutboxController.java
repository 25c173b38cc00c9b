package org.broadsheet;

import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /outbox}: the members' mail as a person would read it. */
@Controller
@Profile("demo")
class DemoOutboxController {
    /** A letter brings no script and needs none. */
    private static final String LETTER_POLICY =
            "default-src 'none'; img-src *; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final DemoOutbox outbox;

    DemoOutboxController(DemoOutbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/outbox")
    String list(
            @RequestParam(name = "mail", required = false) String mail,
            @RequestParam(name = "as", defaultValue = "html") String as,
            Model model) {
        List<DemoOutbox.Mail> mails = outbox.mails();
        String id = mail != null || mails.isEmpty() ? mail : first(mails);
        model.addAttribute("mails", mails);
        if (id != null) open(id, as, model);
        return "outbox";
    }

    @GetMapping("/outbox/{id}.html")
    ResponseEntity<String> html(@PathVariable("id") String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", LETTER_POLICY)
                .body(DemoMailbox.part(outbox.message(id), "text/html"));
    }

    @GetMapping("/outbox/{id}.eml")
    ResponseEntity<byte[]> source(@PathVariable("id") String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .body(outbox.source(id).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** Of what came in the newest minute, a full English letter, for its looks; else the newest of all. */
    private static String first(List<DemoOutbox.Mail> mails) {
        Instant newest = mails.get(0).received();
        return mails.stream()
                .filter(mail -> mail.kind().isEmpty() && mail.received().isAfter(newest.minusSeconds(60)))
                .findFirst()
                .orElse(mails.get(0))
                .id();
    }

    private void open(String id, String as, Model model) {
        var message = outbox.message(id);
        boolean hasHtml = !DemoMailbox.part(message, "text/html").isEmpty();
        String shown = as.equals("html") && !hasHtml ? "text" : as;
        model.addAttribute("open", id);
        model.addAttribute("view", shown);
        model.addAttribute("hasHtml", hasHtml);
        model.addAttribute(
                "mail",
                outbox.mails().stream()
                        .filter(m -> m.id().equals(id))
                        .findFirst()
                        .orElseThrow());
        if (shown.equals("text")) model.addAttribute("body", DemoMailbox.part(message, "text/plain"));
        if (shown.equals("source")) model.addAttribute("body", outbox.source(id));
    }
}
