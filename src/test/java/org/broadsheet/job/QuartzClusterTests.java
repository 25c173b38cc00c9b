package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** Two schedulers with the program's own settings on one store. */
class QuartzClusterTests {
    private static final Queue<Fired> FIRED = new ConcurrentLinkedQueue<>();

    private final DataSource database = TestDatabase.dataSource();
    private final List<SchedulerFactoryBean> nodes = new ArrayList<>();

    private record Fired(String node, Instant meant, boolean recovering) {}

    public static final class Firing implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                FIRED.add(new Fired(
                        context.getScheduler().getSchedulerInstanceId(),
                        context.getScheduledFireTime().toInstant(),
                        context.isRecovering()));
            } catch (SchedulerException e) {
                throw new JobExecutionException(e);
            }
        }
    }

    @AfterEach
    void stop() throws SchedulerException {
        for (SchedulerFactoryBean node : nodes) node.destroy();
    }

    @Test
    void everyTimeIsStartedOnceAndADeadNodesStartIsTakenOver() throws Exception {
        Scheduler first = node();
        node();
        plan(first, "every second", "0/1 * * * * ?");
        plan(first, "yearly", "0 0 0 1 1 ?");
        dieWhileRunning("yearly");
        nodes.forEach(SchedulerFactoryBean::start);

        Cluster.await(
                30,
                () -> FIRED.stream().anyMatch(Fired::recovering) && ordinary().size() >= 5);

        List<Instant> meant = ordinary();
        assertThat(meant).doesNotHaveDuplicates();
        for (int i = 1; i < meant.size(); i++)
            assertThat(ChronoUnit.SECONDS.between(meant.get(i - 1), meant.get(i)))
                    .isOne();
        assertThat(FIRED.stream().filter(Fired::recovering)).hasSize(1);
    }

    private static List<Instant> ordinary() {
        return FIRED.stream()
                .filter(fired -> !fired.recovering())
                .map(Fired::meant)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Scheduler node() throws Exception {
        SchedulerFactoryBean node = new SchedulerFactoryBean();
        node.setDataSource(database);
        node.setTransactionManager(new JdbcTransactionManager(database));
        node.setSchedulerName("quartzScheduler");
        node.setQuartzProperties(settings());
        node.setAutoStartup(false);
        node.afterPropertiesSet();
        nodes.add(node);
        return Objects.requireNonNull(node.getObject());
    }

    private static Properties settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties settings = new Properties();
        String prefix = "spring.quartz.properties.";
        Objects.requireNonNull(yaml.getObject()).forEach((name, value) -> {
            if (name.toString().startsWith(prefix))
                settings.setProperty(name.toString().substring(prefix.length()), value.toString());
        });
        return settings;
    }

    private static void plan(Scheduler scheduler, String name, String cron) throws Exception {
        JobDetail job = JobBuilder.newJob(Firing.class)
                .withIdentity(name)
                .storeDurably()
                .requestRecovery()
                .build();
        LocalTimeTrigger trigger = LocalTimeTrigger.of(cron, ZoneOffset.UTC);
        trigger.setKey(TriggerKey.triggerKey(name));
        trigger.setJobKey(job.getKey());
        scheduler.scheduleJob(job, trigger);
    }

    private static final String STATE = """
            insert into qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)
            values ('quartzScheduler', 'dead', :then, 5000)
            """;

    private static final String RUNNING = """
            insert into qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name, fired_time,
                                             sched_time, priority, state, job_name, job_group, is_nonconcurrent,
                                             requests_recovery)
            values ('quartzScheduler', 'dead1', :name, 'DEFAULT', 'dead', :then, :then, 5, 'EXECUTING', :name, 'DEFAULT',
                    false, true)
            """;

    /** Leaves the store as a node leaves it that is killed in the middle of a job. */
    private void dieWhileRunning(String name) {
        long then = Instant.now().minusSeconds(60).toEpochMilli();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql(STATE).param("then", then).update();
        jdbc.sql(RUNNING).param("name", name).param("then", then).update();
    }
}
