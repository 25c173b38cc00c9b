package org.broadsheet.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.broadsheet.newsroom.CronSchedule;
import org.quartz.CronTrigger;
import org.quartz.ScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.CronTriggerPersistenceDelegate;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.quartz.spi.MutableTrigger;
import org.quartz.spi.OperableTrigger;

/**
 * A cron trigger that keeps to the wall clock on the two days a year when the clock jumps. Quartz's own skips a time that
 * does not exist that day, and the day's letter with it; this one fires as much later as the clock jumped, and once at the
 * first of two equal times (the rules of {@link LocalDateTime#atZone}).
 */
class LocalTimeTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1;

    static LocalTimeTrigger of(String cron, ZoneId zone) {
        LocalTimeTrigger trigger = new LocalTimeTrigger();
        try {
            trigger.setCronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + cron, e);
        }
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

    /** Else the JDBC store would take it for a plain cron trigger; {@link Persistence} keeps it. */
    @Override
    public boolean hasAdditionalProperties() {
        return true;
    }

    /** Keeps the trigger in Quartz's table of cron triggers, by its expression and zone. Quartz makes it by name. */
    public static class Persistence extends CronTriggerPersistenceDelegate {
        @Override
        public String getHandledTriggerTypeDiscriminator() {
            return "LOCAL";
        }

        @Override
        public boolean canHandleTriggerType(OperableTrigger trigger) {
            return trigger instanceof LocalTimeTrigger;
        }

        @Override
        public TriggerPropertyBundle loadExtendedTriggerProperties(Connection connection, TriggerKey key)
                throws SQLException {
            return local(super.loadExtendedTriggerProperties(connection, key));
        }

        @Override
        public TriggerPropertyBundle loadExtendedTriggerPropertiesFromResultSet(ResultSet row, TriggerKey key)
                throws SQLException {
            return local(super.loadExtendedTriggerPropertiesFromResultSet(row, key));
        }

        private static TriggerPropertyBundle local(TriggerPropertyBundle cron) {
            var stored = (CronTrigger) TriggerBuilder.newTrigger()
                    .withSchedule(cron.getScheduleBuilder())
                    .build();
            var schedule = new ScheduleBuilder<CronTrigger>() {
                @Override
                protected MutableTrigger build() {
                    return of(stored.getCronExpression(), stored.getTimeZone().toZoneId());
                }
            };
            return new TriggerPropertyBundle(schedule, cron.getStatePropertyNames(), cron.getStatePropertyValues());
        }
    }
}
