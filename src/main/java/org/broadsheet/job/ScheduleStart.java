package org.broadsheet.job;

import org.quartz.SchedulerException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Where this process keeps the schedule, what the settings say of it is put into the store at start. */
@Component
@ConditionalOnProperty(name = "spring.quartz.auto-startup", matchIfMissing = true)
class ScheduleStart implements ApplicationListener<ApplicationReadyEvent> {
    private final Schedule schedule;
    private final RoleSettings settings;

    ScheduleStart(Schedule schedule, RoleSettings settings) {
        this.schedule = schedule;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!settings.plays(Role.SCHEDULE)) return;
        try {
            schedule.agree();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be stored", e);
        }
    }
}
