package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Retirement;
import org.broadsheet.delivery.Retirement.LedgerSettings;
import org.broadsheet.platform.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drops the ledger's rows of old editions, and what Batch keeps of their runs. A run that is not over keeps its last
 * execution, however old.
 */
@Component
@ConditionalOnWebApplication
class OldRuns extends Routine {
    private static final Logger log = LoggerFactory.getLogger(OldRuns.class);

    private final JdbcClient jdbc;
    private final Retirement ledger;
    private final LedgerSettings settings;

    OldRuns(JdbcClient jdbc, Retirement ledger, LedgerSettings settings) {
        super("old-runs", Duration.ofMinutes(5), Duration.ofHours(1));
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settings = settings;
    }

    // An execution that was stopped is taken up by the next one, so the last of a run that is not complete stays.
    private static final String FORGET = """
            with old as materialized (
                select j.job_execution_id, j.job_instance_id
                  from batch_job_execution j
                 where j.status in ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED')
                   and j.last_updated < localtimestamp - :keep * interval '1 second'
                   and (j.status = 'COMPLETED'
                        or exists (select from batch_job_execution later
                                    where later.job_instance_id = j.job_instance_id
                                      and later.job_execution_id > j.job_execution_id))),
            steps as materialized (
                select s.step_execution_id
                  from batch_step_execution s join old using (job_execution_id)),
            step_contexts as (
                delete from batch_step_execution_context
                 where step_execution_id in (select step_execution_id from steps)),
            step_rows as (
                delete from batch_step_execution where step_execution_id in (select step_execution_id from steps)),
            contexts as (
                delete from batch_job_execution_context
                 where job_execution_id in (select job_execution_id from old)),
            params as (
                delete from batch_job_execution_params
                 where job_execution_id in (select job_execution_id from old)),
            executions as (
                delete from batch_job_execution where job_execution_id in (select job_execution_id from old)),
            instances as (
                delete from batch_job_instance i
                 where i.job_instance_id in (select job_instance_id from old)
                   and not exists (select from batch_job_execution j
                                    where j.job_instance_id = i.job_instance_id
                                      and j.job_execution_id not in (select job_execution_id from old)))
            select count(*) from old
            """;

    /** Returns how many executions are forgotten. */
    int forget() {
        return jdbc.sql(FORGET)
                .param("keep", settings.keep().toSeconds())
                .query(Integer.class)
                .single();
    }

    @Override
    protected void round() {
        int retired = ledger.retire(settings.keep());
        if (retired > 0) log.info("ledger rows dropped editions={} keep={}", retired, settings.keep());
        int forgotten = forget();
        if (forgotten > 0) log.info("old runs forgotten executions={} keep={}", forgotten, settings.keep());
    }
}
