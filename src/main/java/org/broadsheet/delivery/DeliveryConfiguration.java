package org.broadsheet.delivery;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    @Bean
    Wire wire() {
        return (messages, outcomes) -> {
            throw new IllegalStateException("spring.mail.host is not set");
        };
    }

    @Bean
    Means means(Wire wire, DataSource database, Runs runs, Workers workers, Pacing pacing, DeliverySettings settings) {
        return new Means(wire, database, runs, workers, pacing, settings, RetrySchedule.DEFAULT);
    }
}
