package org.broadsheet.console.edition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.console.ConsolePageModel.StatusBadge;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionArchive;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.PastEdition;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The archive for editors: every edition, the newest first, and a search. */
@Controller
class EditionListController {
    private static final int SHOWN = 30;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final EditionArchive archive;
    private final Receipts receipts;
    private final DigestSettings settings;

    EditionListController(EditionArchive archive, Receipts receipts, DigestSettings settings) {
        this.archive = archive;
        this.receipts = receipts;
        this.settings = settings;
    }

    public record Line(
            PastEdition edition, StatusBadge kind, @Nullable Long recipients) {}

    @GetMapping("/console/editions")
    String editions(
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "0") long last,
            @RequestParam(required = false) @Nullable Instant to,
            Model model) {
        List<PastEdition> found = archive.find(
                TextCleaner.line(digest, 100),
                TextCleaner.line(words, 200),
                to == null ? LATEST : to,
                new EditionId(last),
                SHOWN + 1);
        List<PastEdition> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        Map<EditionId, DeliveryRun> sendings =
                receipts.runs(shown.stream().map(PastEdition::id).toList());
        model.addAttribute(
                "lines", shown.stream().map(e -> line(e, sendings.get(e.id()))).toList());
        model.addAttribute("older", found.size() > SHOWN ? shown.get(SHOWN - 1) : null);
        model.addAttribute("words", words);
        model.addAttribute("digest", digest);
        Map<String, String> titles = new TreeMap<>();
        settings.digests().keySet().forEach(name -> titles.put(name, settings.title(name)));
        model.addAttribute("digests", titles);
        return "web/console/edition/editions";
    }

    private static Line line(PastEdition edition, @Nullable DeliveryRun sending) {
        return new Line(edition, kind(edition, sending), sending == null ? null : sending.enrolled());
    }

    private static StatusBadge kind(PastEdition edition, @Nullable DeliveryRun sending) {
        if (sending != null && sending.control() != Control.RUNNING)
            return StatusBadge.valueOf(sending.control().name());
        return switch (edition.state()) {
            case HELD -> StatusBadge.HELD;
            case READY -> sending != null && sending.finished() != null ? StatusBadge.SENT : StatusBadge.SENDING;
            case DONE -> StatusBadge.SENT;
            case CANCELLED -> StatusBadge.CANCELLED;
        };
    }
}
