package org.broadsheet.job;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The database is away for so long that a person has to know. What is told else is noted there, once for all processes; of
 * this each that keeps the schedule tells by itself.
 */
@Component
class DatabaseOutageAlert {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOutageAlert.class);

    private final AlertNotifier call;
    private final AlarmSettings settings;
    private final RoleSettings roles;
    private final Clock clock;
    private @Nullable Instant since;
    private boolean told;

    DatabaseOutageAlert(AlertNotifier call, AlarmSettings settings, RoleSettings roles, Clock clock) {
        this.call = call;
        this.settings = settings;
        this.roles = roles;
        this.clock = clock;
    }

    void isOver() {
        since = null;
        told = false;
    }

    void goesOn() {
        Instant now = clock.instant();
        if (since == null) since = now;
        Duration away = Duration.between(since, now);
        if (told || !roles.plays(Role.SCHEDULE) || away.compareTo(settings.startWithin()) < 0) return;
        Alarm alarm = new Alarm(Alarm.Kind.NO_DATABASE, "Broadsheet", "", reason(away));
        log.error("alarm {}", alarm.line());
        told = call.reach(alarm);
    }

    private static String reason(Duration away) {
        return "process %s has not reached it for %d minutes"
                .formatted(ManagementFactory.getRuntimeMXBean().getName(), away.toMinutes());
    }
}
