package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Routine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Resumes runs whose process died, starts editions that were made ready and not begun, asks for approvals, and takes starts
 * that other nodes offer. Every scheduling replica does so, and {@link EditionLock} lets one have each run.
 */
@Component
@ConditionalOnProperty(name = "spring.quartz.auto-startup", matchIfMissing = true)
class Resumer extends Routine {
    private static final Duration POLL = Duration.ofSeconds(5);

    private final DigestRuns runs;
    private final AutoApproval silences;
    private final Offers offers;
    private final boolean wanted;

    Resumer(DigestRuns runs, AutoApproval silences, Offers offers, RoleSettings settings) {
        super("resumer", POLL, POLL);
        this.runs = runs;
        this.silences = silences;
        this.offers = offers;
        this.wanted = settings.plays(Role.SCHEDULE);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    protected void round() {
        runs.resumeDead();
        silences.look();
        runs.startReady();
        // Last: what another version may have stored in Quartz's own form keeps no delivery waiting.
        offers.take();
    }
}
