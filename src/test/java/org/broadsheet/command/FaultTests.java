package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.job.RoleSettings;
import org.broadsheet.job.alert.AlarmSettings;
import org.broadsheet.newsroom.DigestSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A wrong setting is one line that names it, and says what it may be. */
class FaultTests {

    @Test
    void wrongWordNamesItsSettingAndTheWordsThereAre() {
        assertThat(told(RoleSettings.class, "broadsheet", "broadsheet.roles", "deliver,cook"))
                .contains("broadsheet.roles", "cook", "web, schedule, deliver")
                .doesNotContain("org.broadsheet");
        assertThat(told(DeliverySettings.class, "broadsheet.mail", "broadsheet.mail.uncertain", "perhaps"))
                .contains("broadsheet.mail.uncertain", "perhaps", "resend, hold")
                .doesNotContain("org.broadsheet");
    }

    @Test
    void settingThatRefusesItsValueSaysSoItself() {
        assertThat(told(DigestSettings.class, "broadsheet", "broadsheet.digests.daily.max-items", "0"))
                .isEqualTo("broadsheet.digests.*.max-items must be at least 1");
    }

    @Test
    void webHookThatNamesNoHostIsRefusedBeforeAnAlarmNeedsIt() {
        assertThat(told(
                        AlarmSettings.class,
                        "broadsheet.alarms",
                        "broadsheet.alarms.webhook",
                        "https:chat.example.org"))
                .isEqualTo("broadsheet.alarms.webhook must begin with https:// and name a host");
    }

    @Test
    void pathBeforeAllPagesIsRefused() {
        for (String setting : new String[] {"server.servlet.context-path", "spring.mvc.servlet.path"}) {
            MockEnvironment environment = new MockEnvironment()
                    .withProperty("spring.datasource.url", "jdbc:postgresql://localhost/x")
                    .withProperty(setting, "/news");
            var event = new ApplicationEnvironmentPreparedEvent(
                    new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment);

            assertThatThrownBy(() -> Needs.DATABASE.onApplicationEvent(event)).hasMessageContaining(setting);
            environment.setProperty(setting, "/");
            Needs.DATABASE.onApplicationEvent(event);
        }
    }

    /** Such as BROADSHEET_ROLES= of a deployment whose value is missing. */
    @Test
    void whoServesHasARole() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://localhost/x")
                .withProperty("spring.mail.host", "localhost");
        var event = new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment);
        Needs.DATABASE_AND_RELAY.onApplicationEvent(event);

        environment.setProperty("broadsheet.roles", "");
        Needs.DATABASE.onApplicationEvent(event);
        assertThatThrownBy(() -> Needs.DATABASE_AND_RELAY.onApplicationEvent(event))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("broadsheet.roles");
    }

    private static String told(Class<?> settings, String prefix, String name, String value) {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        Fault fault = Fault.of(catchThrowable(() -> binder.bind(prefix, settings)));
        assertThat(fault.code()).isEqualTo(Exit.USAGE);
        return fault.line();
    }
}
