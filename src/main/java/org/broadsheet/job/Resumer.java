package org.broadsheet.job;

import java.time.Duration;
import java.util.List;
import org.broadsheet.job.RoleSettings.Role;
import org.broadsheet.platform.Routine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resumes runs whose process died, looks after editions that wait for their approval or their start, and takes starts that
 * other nodes offer. Every scheduling replica does so; {@link EditionLock} lets one of them have each run.
 */
@Component
@ConditionalOnProperty(name = "spring.quartz.auto-startup", matchIfMissing = true)
class Resumer extends Routine {
    private static final Duration POLL = Duration.ofSeconds(5);
    private final JdbcClient jdbc;
    private final RunLauncher launcher;
    private final DigestRuns runs;
    private final Offers offers;
    private final boolean wanted;
    private boolean looked;

    Resumer(JdbcClient jdbc, RunLauncher launcher, DigestRuns runs, Offers offers, RoleSettings settings) {
        super("resumer", POLL, POLL);
        this.jdbc = jdbc;
        this.launcher = launcher;
        this.runs = runs;
        this.offers = offers;
        this.wanted = settings.plays(Role.SCHEDULE);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    // One statement: every idle replica asks all the time.
    private static final String OPEN = """
            select array(select job_execution_id from batch_job_execution
                          where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') order by job_execution_id),
                   exists (select from qrtz_triggers where trigger_group = 'offers')
            """;

    /** @param executions under way as Batch believes: they are, or their process died */
    private record Open(List<Long> executions, boolean isOffered) {}

    @Override
    protected void round() {
        Open open = jdbc.sql(OPEN)
                .query((row, n) -> new Open(List.of((Long[]) row.getArray(1).getArray()), row.getBoolean(2)))
                .single();
        launcher.resumeDead(open.executions());
        // Every second round: what waits for a person, or was made ready by a replica that died, can wait 10 s.
        looked = !looked;
        if (looked) runs.startPending();
        // Last: what another version may have stored in Quartz's own form keeps no delivery waiting.
        if (open.isOffered()) offers.take();
    }
}
