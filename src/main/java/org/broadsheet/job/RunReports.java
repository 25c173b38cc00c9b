package org.broadsheet.job;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.job.RunReport.Status;
import org.broadsheet.letter.Proofs;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.stereotype.Component;

/** Reports how an edition stands, or how its run ended. */
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

    /** How the edition of a run stands now; status {@code EMPTY} where it was not made for want of items. */
    RunReport of(DigestRun run) {
        return editions.find(run.digest(), run.day(), run.number())
                .map(this::of)
                .orElseGet(() -> empty(run.digest(), run.edition(), Status.EMPTY, ""));
    }

    /** The same, broken off by trouble around us. */
    RunReport stopped(DigestRun run, String why) {
        return editions.find(run.digest(), run.day(), run.number())
                .map(edition -> report(edition, Status.STOPPED, receipts.find(edition.id()), why))
                .orElseGet(() -> empty(run.digest(), run.edition(), Status.STOPPED, why));
    }

    /** Nothing was to be sent. */
    RunReport empty(String digest, Instant at) {
        return empty(digest, editions.day(digest, at).toString(), Status.EMPTY, "");
    }

    RunReport of(Edition edition) {
        Optional<DeliveryStats> receipt = receipts.find(edition.id());
        Status status = receipt.map(stats -> status(stats.run())).orElseGet(() -> status(edition.state()));
        String why = receipt.map(stats -> stats.run().reasonOrEmpty())
                .orElseGet(() -> editions.heldBecause(edition.id()).orElse(""));
        return report(edition, status, receipt, why);
    }

    private RunReport empty(String digest, String edition, Status status, String why) {
        return RunReport.of(digest, edition, status, settings.title(digest), 0, null, why);
    }

    private RunReport report(Edition edition, Status status, Optional<DeliveryStats> receipt, String reason) {
        return RunReport.of(
                edition.digest(),
                edition.name(),
                status,
                proofs.subject(edition),
                edition.content().items(),
                receipt.orElse(null),
                reason);
    }

    private static Status status(State state) {
        return switch (state) {
            case HELD -> Status.HELD;
            case READY -> Status.SENDING;
            case DONE -> Status.SENT;
            case CANCELLED -> Status.CANCELLED;
        };
    }

    private static Status status(DeliveryRun run) {
        return switch (run.status()) {
            case FINISHED -> Status.SENT;
            case RUNNING, WAITING -> Status.SENDING;
            case PAUSED -> Status.PAUSED;
            case STOPPED -> Status.STOPPED;
            case CANCELLED -> Status.CANCELLED;
        };
    }
}
