package org.broadsheet.job;

import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.stereotype.Component;

/** Quartz is not started where this replica does not keep the schedule. */
@Component
class ScheduleRole implements SchedulerFactoryBeanCustomizer {
    private final RoleSettings settings;

    ScheduleRole(RoleSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(SchedulerFactoryBean quartz) {
        if (!settings.plays(Role.SCHEDULE)) quartz.setAutoStartup(false);
    }
}
