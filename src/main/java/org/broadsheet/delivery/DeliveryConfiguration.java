package org.broadsheet.delivery;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;
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
    MessageSender messageSender(RelaySettings relay, RateLimits limits) {
        return new EngineSender(() -> new SmtpEngine(relay.smtp(), limits.relay()));
    }

    /** For who sends a single mail, such as a confirmation; throws where there is no relay to send to. */
    @Bean
    @Lazy
    SmtpSettings smtp(RelaySettings relay) {
        return relay.smtp();
    }

    /** The SMTP engine, made when it is first needed: a command that sends nothing needs no relay. */
    static final class EngineSender implements MessageSender {
        private final Supplier<SmtpEngine> making;
        private @Nullable SmtpEngine engine;

        EngineSender(Supplier<SmtpEngine> making) {
            this.making = making;
        }

        @Override
        public Optional<Stop> send(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes) {
            SmtpEngine current = engine();
            current.send(messages, outcomes);
            return current.lastStop();
        }

        @Override
        public synchronized Optional<Gauges> gauges() {
            return Optional.ofNullable(engine).map(SmtpEngine::gauges);
        }

        private synchronized SmtpEngine engine() {
            SmtpEngine current = engine;
            if (current == null) engine = current = making.get();
            return current;
        }

        @Override
        public synchronized void close() {
            if (engine != null) engine.close();
        }
    }
}
