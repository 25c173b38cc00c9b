package org.broadsheet.job;

import java.time.Clock;
import java.util.Optional;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.feed.Feeds;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.job.DigestRun.RunSuspended.Reason;
import org.broadsheet.letter.Letters;
import org.broadsheet.member.Format;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps that make an edition, before anybody is enrolled. Each is safe to repeat. */
@Component
class DigestSteps {
    private static final Logger log = LoggerFactory.getLogger(DigestSteps.class);

    private final Feeds feeds;
    private final Editions editions;
    private final Decisions decisions;
    private final Letters letters;
    private final ApprovalRequests requests;
    private final Clock clock;

    DigestSteps(
            Feeds feeds,
            Editions editions,
            Decisions decisions,
            Letters letters,
            ApprovalRequests requests,
            Clock clock) {
        this.feeds = feeds;
        this.editions = editions;
        this.decisions = decisions;
        this.letters = letters;
        this.requests = requests;
        this.clock = clock;
    }

    /** Polls the feeds of the digest once more, so that the edition has what came in the last minutes. */
    void collect(DigestRun run) {
        boolean made = editions.find(run.digest(), run.day(), run.number()).isPresent();
        if (!made) poll(run.digest());
    }

    // By the real clock, also for an edition of another time: an item dated after its cut-off waits for the next.
    void poll(String digest) {
        feeds.poll(editions.feeds(digest), clock.instant());
    }

    /** Composes the edition and freezes it, unless the day has it already. */
    void compose(DigestRun run) throws RunSuspended {
        Optional<Edition> edition = run.number() == 1
                ? editions.compose(run.digest(), run.at(), run.byHand())
                : editions.find(run.digest(), run.day(), run.number());
        log.info(
                "edition composed run={} items={}",
                run.name(),
                edition.map(e -> e.content().items()).orElse(0));
        if (edition.isEmpty()) throw new RunSuspended(Reason.EMPTY, "nothing to send");
        // A broken template must show here, before anybody is enrolled.
        for (Format format : Format.values()) letters.preview(edition.get(), format);
    }

    /**
     * Lets an edition pass that needs no approval or has it. For the others it asks for one, and the run is suspended.
     * What passes is frozen, without the stories that their sites have withdrawn meanwhile.
     */
    void approve(DigestRun run) throws RunSuspended {
        Edition edition = edition(run);
        if (edition.state() == State.HELD) requests.ask(edition);
        if (edition.state() != State.READY)
            throw new RunSuspended(Reason.HELD, "edition " + run.name() + " is " + edition.state());
        decisions.freeze(editions.withoutRetracted(edition).id());
    }

    /** Asks for the approval of held editions that nobody was asked about; returns those that can go on without a person. */
    Decisions.Pending askPending() {
        Decisions.Pending pending = decisions.pending();
        pending.unasked().forEach(held -> requests.ask(editions.get(held)));
        return pending;
    }

    private Edition edition(DigestRun run) {
        return editions.of(run.digest(), run.day(), run.number());
    }
}
