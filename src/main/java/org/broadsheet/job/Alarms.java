package org.broadsheet.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls a person, once an event, whichever of the processes sees it first; where nobody could be reached, again. */
@Component
@ConditionalOnWebApplication
class Alarms implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Troubles troubles;
    private final AlarmCall call;
    private final JdbcClient jdbc;
    private @Nullable ScheduledExecutorService rounds;

    Alarms(Troubles troubles, AlarmCall call, JdbcClient jdbc) {
        this.troubles = troubles;
        this.call = call;
        this.jdbc = jdbc;
    }

    void round() {
        forget();
        troubles.now().forEach(this::tell);
    }

    private static final String TAKE = """
            insert into job_alarm (event, told_at) values (:event, now()) on conflict (event) do nothing
            """;

    private static final String GIVE_BACK = "delete from job_alarm where event = :event";

    private void tell(Alarm alarm) {
        if (jdbc.sql(TAKE).param("event", alarm.event()).update() == 0) return;
        log.error("alarm {}", alarm.line());
        if (!call.reach(alarm))
            jdbc.sql(GIVE_BACK).param("event", alarm.event()).update();
    }

    private static final String FORGET = "delete from job_alarm where told_at < now() - interval '30 days'";

    private void forget() {
        jdbc.sql(FORGET).update();
    }

    private void quietRound() {
        try {
            round();
        } catch (RuntimeException e) {
            log.warn("alarms not looked for, the next round will cause={}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(Alarms::thread);
        executor.scheduleWithFixedDelay(
                this::quietRound, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        rounds = executor;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "alarms");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) rounds.shutdownNow();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
