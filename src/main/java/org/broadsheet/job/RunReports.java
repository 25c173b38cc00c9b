package org.broadsheet.job;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.Receipt;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.letter.Proofs;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know of an edition for the one who asks how it went. */
@Component
class RunReports {
    private final Editions editions;
    private final Receipts receipts;
    private final DigestSettings settings;
    private final Proofs proofs;

    RunReports(Editions editions, Receipts receipts, DigestSettings settings, Proofs proofs) {
        this.proofs = proofs;
        this.editions = editions;
        this.receipts = receipts;
        this.settings = settings;
    }

    /** How the edition of a run stands now; status {@code empty} where it was not made for want of items. */
    RunReport of(DigestRun run) {
        return editions.find(run.digest(), run.day(), run.number())
                .map(this::of)
                .orElseGet(() -> without(run.digest(), run.edition(), "empty", ""));
    }

    /** The same, broken off by trouble around us. */
    RunReport stopped(DigestRun run, String why) {
        return editions.find(run.digest(), run.day(), run.number())
                .map(edition -> report(edition, "stopped", receipts.find(edition.id()), why))
                .orElseGet(() -> without(run.digest(), run.edition(), "stopped", why));
    }

    /** Nothing was to be sent. */
    RunReport empty(String digest, Instant at) {
        return without(digest, editions.day(digest, at).toString(), "empty", "");
    }

    private RunReport without(String digest, String edition, String status, String why) {
        return new RunReport(digest, edition, status, settings.title(digest), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, why);
    }

    RunReport of(Edition edition) {
        Optional<Receipt> receipt = receipts.find(edition.id());
        String status = receipt.map(RunReports::status).orElseGet(() -> status(edition.state()));
        String why = receipt.map(Receipt::reason)
                .orElseGet(() -> editions.heldBecause(edition.id()).orElse(""));
        return report(edition, status, receipt, why);
    }

    private RunReport report(Edition edition, String status, Optional<Receipt> receipt, String reason) {
        String subject = proofs.subject(edition);
        int items = edition.content().items();
        return receipt.map(r -> new RunReport(
                        r.digest(),
                        r.edition(),
                        status,
                        subject,
                        items,
                        r.recipients(),
                        r.accepted(),
                        r.rejected(),
                        r.deferred(),
                        r.suppressed(),
                        r.uncertain(),
                        r.duplicatesPossible(),
                        r.seconds(),
                        r.messagesPerSecond(),
                        reason))
                .orElseGet(() -> new RunReport(
                        edition.digest(), edition.name(), status, subject, items, 0, 0, 0, 0, 0, 0, 0, 0, 0, reason));
    }

    private static String status(State state) {
        return switch (state) {
            case HELD -> "held";
            case READY -> "sending";
            case DONE -> "sent";
            case CANCELLED -> "cancelled";
        };
    }

    private static String status(Receipt receipt) {
        return switch (receipt.status()) {
            case "finished" -> "sent";
            case "running", "waiting" -> "sending";
            default -> receipt.status();
        };
    }
}
