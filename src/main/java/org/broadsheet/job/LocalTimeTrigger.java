package org.broadsheet.job;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.broadsheet.newsroom.CronSchedule;
import org.quartz.CronExpression;
import org.quartz.impl.triggers.CronTriggerImpl;

/**
 * A cron trigger that keeps to the wall clock on the two days a year when the clock jumps. Quartz's own skips a time that
 * does not exist that day, and the day's letter with it; this one fires as much later as the clock jumped, and once at the
 * first of two equal times (the rules of {@link LocalDateTime#atZone}).
 */
class LocalTimeTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1;

    static LocalTimeTrigger of(String cron, ZoneId zone) throws ParseException {
        LocalTimeTrigger trigger = new LocalTimeTrigger();
        trigger.setCronExpression(new CronExpression(cron));
        trigger.setTimeZone(TimeZone.getTimeZone(zone));
        // Each missed firing comes with the time it was meant for: catch-up decides which is still sent.
        trigger.setMisfireInstruction(MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
        return trigger;
    }

    boolean says(String cron, ZoneId zone) {
        return getCronExpression().equals(cron) && getTimeZone().toZoneId().equals(zone);
    }

    @Override
    @SuppressWarnings("NullAway") // Quartz says "no more firings" by null.
    public Date getTimeAfter(Date after) {
        try {
            Instant next = CronSchedule.next(getCronExpression(), getTimeZone().toZoneId(), after.toInstant());
            return next == null ? null : Date.from(next);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored trigger has the schedule " + getCronExpression(), e);
        }
    }

    /** Else the JDBC store would take it for a plain cron trigger; {@link LocalTimeTriggerPersistence} keeps it. */
    @Override
    public boolean hasAdditionalProperties() {
        return true;
    }
}
