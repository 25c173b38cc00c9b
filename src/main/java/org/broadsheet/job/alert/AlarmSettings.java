package org.broadsheet.job.alert;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.alarms.*}: who is called when an edition does not go out as it should.
 *
 * @param to mail addresses
 * @param webhook gets the same as JSON by POST; chat programs show its field {@code text}
 * @param startWithin how late an edition may start before somebody is called
 * @param stalledAfter how long the relay may take nothing while letters are due
 */
@ConfigurationProperties("broadsheet.alarms")
public record AlarmSettings(
        @DefaultValue List<String> to,
        @Nullable URI webhook,
        @DefaultValue("PT5M") Duration startWithin,
        @DefaultValue("PT10M") Duration stalledAfter) {

    public AlarmSettings {
        to = List.copyOf(to);
        if (webhook != null && !isOfTheWeb(webhook))
            throw new IllegalArgumentException("broadsheet.alarms.webhook must begin with https:// and name a host");
    }

    private static boolean isOfTheWeb(URI webhook) {
        boolean web = "https".equals(webhook.getScheme()) || "http".equals(webhook.getScheme());
        return web && webhook.getHost() != null;
    }

    boolean reachesSomebody() {
        return !to.isEmpty() || webhook != null;
    }
}
