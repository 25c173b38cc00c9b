package org.broadsheet.delivery;

import javax.sql.DataSource;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Joins the ledger to the SMTP engine. {@code spring.mail.*} is read without a host, too: not every command sends. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class DeliveryConfiguration {
    @Bean
    MessageSender wire(RelaySettings relay, Pacing pacing) {
        return new EngineSender(() -> new SmtpEngine(relay.smtp(), pacing.relay()));
    }

    /** For who sends a single mail, such as a confirmation; throws where there is no relay to send to. */
    @Bean
    @Lazy
    SmtpSettings smtp(RelaySettings relay) {
        return relay.smtp();
    }

    @Bean
    Means means(
            MessageSender wire,
            DataSource database,
            DeliveryRuns runs,
            Workers workers,
            Pacing pacing,
            DeliverySettings settings) {
        return new Means(wire, database, runs, workers, pacing, settings, RetrySchedule.DEFAULT);
    }
}
