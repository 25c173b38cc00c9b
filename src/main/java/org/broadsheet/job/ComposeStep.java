package org.broadsheet.job;

import java.util.Optional;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.RunSuspended.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes up the edition and freezes it, unless the day has it already. */
@Component
class ComposeStep implements DigestStep {
    private static final Logger log = LoggerFactory.getLogger(ComposeStep.class);

    private final Editions editions;
    private final Letterpress letterpress;

    ComposeStep(Editions editions, Letterpress letterpress) {
        this.editions = editions;
        this.letterpress = letterpress;
    }

    @Override
    public void work(Run run) throws RunSuspended {
        Optional<Edition> edition = run.number() == 1
                ? editions.compose(run.digest(), run.at(), run.byHand())
                : editions.find(run.digest(), run.day(), run.number());
        log.info(
                "edition composed run={} items={}",
                run.name(),
                edition.map(e -> e.content().items()).orElse(0));
        // A broken template must show here, before anybody is enrolled.
        edition.ifPresent(letterpress::prove);
        if (edition.isEmpty()) throw new RunSuspended(Reason.EMPTY, "nothing to send");
    }
}
