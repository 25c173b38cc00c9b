package org.broadsheet.delivery;

import java.util.Locale;
import java.util.Optional;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.springframework.stereotype.Service;

/** How the relay bears the mail of this process. */
@Service
public class RelayState {
    private final MessageSender wire;

    RelayState(MessageSender wire) {
        this.wire = wire;
    }

    /**
     * The wire at a glance.
     *
     * @param flow {@code flowing}, {@code backing_off}, {@code probing} or {@code paused}
     * @param open connections now, of as many as are {@code allowed}
     */
    public record Glance(String flow, int open, int allowed, long accepted) {}

    /** Empty while this process has sent nothing. */
    public Optional<Glance> glance() {
        return wire.gauges().map(RelayState::glance);
    }

    private static Glance glance(Gauges gauges) {
        String flow = gauges.flow().name().toLowerCase(Locale.ROOT);
        return new Glance(flow, gauges.openConnections(), gauges.allowedConnections(), gauges.accepted());
    }
}
