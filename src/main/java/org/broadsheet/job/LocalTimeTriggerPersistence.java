package org.broadsheet.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import org.quartz.CronTrigger;
import org.quartz.ScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.CronTriggerPersistenceDelegate;
import org.quartz.spi.MutableTrigger;
import org.quartz.spi.OperableTrigger;

/** Keeps a {@link LocalTimeTrigger} in Quartz's table of cron triggers, by its expression and zone. Quartz makes it by name. */
public class LocalTimeTriggerPersistence extends CronTriggerPersistenceDelegate {

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
        return new TriggerPropertyBundle(
                new AsLocalTime(stored), cron.getStatePropertyNames(), cron.getStatePropertyValues());
    }

    private static final class AsLocalTime extends ScheduleBuilder<CronTrigger> {
        private final CronTrigger stored;

        AsLocalTime(CronTrigger stored) {
            this.stored = stored;
        }

        @Override
        protected MutableTrigger build() {
            try {
                return LocalTimeTrigger.of(
                        stored.getCronExpression(), stored.getTimeZone().toZoneId());
            } catch (ParseException e) {
                throw new IllegalStateException("a stored trigger has the schedule " + stored.getCronExpression(), e);
            }
        }
    }
}
