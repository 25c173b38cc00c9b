package org.broadsheet.job.alert;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.broadsheet.delivery.Outage;
import org.broadsheet.job.RoleSettings;
import org.broadsheet.job.RoleSettings.Role;
import org.broadsheet.job.alert.AlertRules.Alarm;
import org.broadsheet.platform.Routine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts people, once an event, whichever of the processes sees it first; where nobody could be reached, again. */
@Component
@ConditionalOnWebApplication
class Alarms extends Routine {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AlertRules rules;
    private final AlertNotifier notifier;
    private final AlarmSettings settings;
    private final RoleSettings roles;
    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable Instant awaySince;
    private boolean isOutageTold;

    Alarms(
            AlertRules rules,
            AlertNotifier notifier,
            AlarmSettings settings,
            RoleSettings roles,
            JdbcClient jdbc,
            Clock clock) {
        super("alarms", PAUSE, PAUSE);
        this.rules = rules;
        this.notifier = notifier;
        this.settings = settings;
        this.roles = roles;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void round() {
        try {
            forget();
            rules.at(clock.instant(), settings).forEach(this::tell);
            awaySince = null;
            isOutageTold = false;
        } catch (RuntimeException e) {
            if (Outage.is(e)) databaseIsAway();
            throw e;
        }
    }

    private static final String TAKE = """
            insert into job_alarm (event, told_at) values (:event, now()) on conflict (event) do nothing
            """;
    private static final String GIVE_BACK = "delete from job_alarm where event = :event";

    private void tell(Alarm alarm) {
        if (jdbc.sql(TAKE).param("event", alarm.event()).update() == 0) return;
        log.error("alarm {}", alarm.line());
        if (!notifier.reach(alarm))
            jdbc.sql(GIVE_BACK).param("event", alarm.event()).update();
    }

    private static final String FORGET = "delete from job_alarm where told_at < now() - interval '30 days'";

    private void forget() {
        jdbc.sql(FORGET).update();
    }

    // What else is told is noted in the database, once for all processes; each that keeps the schedule tells of this.
    private void databaseIsAway() {
        Instant now = clock.instant();
        if (awaySince == null) awaySince = now;
        Duration away = Duration.between(awaySince, now);
        if (isOutageTold || !roles.plays(Role.SCHEDULE) || away.compareTo(settings.startWithin()) < 0) return;
        String reason = "process %s has not reached it for %d minutes"
                .formatted(ManagementFactory.getRuntimeMXBean().getName(), away.toMinutes());
        Alarm alarm = new Alarm(Alarm.Kind.NO_DATABASE, "Broadsheet", "", reason);
        log.error("alarm {}", alarm.line());
        isOutageTold = notifier.reach(alarm);
    }
}
