package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls a person, once an event, whichever of the processes sees it first; where nobody could be reached, again. */
@Component
@ConditionalOnWebApplication
class Alarms extends Routine {
    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final AlertRules troubles;
    private final AlertNotifier call;
    private final JdbcClient jdbc;
    private final DatabaseOutageAlert blackout;

    Alarms(AlertRules troubles, AlertNotifier call, JdbcClient jdbc, DatabaseOutageAlert blackout) {
        super("alarms", PAUSE, PAUSE);
        this.blackout = blackout;
        this.troubles = troubles;
        this.call = call;
        this.jdbc = jdbc;
    }

    @Override
    protected void round() {
        try {
            forget();
            troubles.now().forEach(this::tell);
            blackout.isOver();
        } catch (RuntimeException e) {
            if (Outage.is(e)) blackout.goesOn();
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
        if (!call.reach(alarm))
            jdbc.sql(GIVE_BACK).param("event", alarm.event()).update();
    }

    private static final String FORGET = "delete from job_alarm where told_at < now() - interval '30 days'";

    private void forget() {
        jdbc.sql(FORGET).update();
    }
}
