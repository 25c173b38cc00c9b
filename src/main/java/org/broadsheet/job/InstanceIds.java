package org.broadsheet.job;

import java.util.UUID;
import org.quartz.spi.InstanceIdGenerator;

/** Names this process in Quartz's cluster. Quartz's own way asks the resolver for the machine's name, and does not start without an answer. */
public final class InstanceIds implements InstanceIdGenerator {

    @Override
    public String generateInstanceId() {
        return System.getenv().getOrDefault("HOSTNAME", "broadsheet") + "-" + UUID.randomUUID();
    }
}
