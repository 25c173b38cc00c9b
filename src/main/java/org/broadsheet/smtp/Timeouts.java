package org.broadsheet.smtp;

import java.time.Duration;
import org.broadsheet.smtp.reply.Stage;

/**
 * How long we wait. Giving up in the envelope only costs a retry, so {@code command} is shorter than RFC 5321 section
 * 4.5.3.2 has it; giving up after the final dot may cost a duplicate, so {@code dot} is as long.
 *
 * @param connect until the connection stands
 * @param command for the greeting and for each reply up to the one to DATA; for the TLS handshake, too
 * @param write until the relay has taken what we wrote
 * @param dot for the reply to the final dot
 */
public record Timeouts(Duration connect, Duration command, Duration write, Duration dot) {
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(10));

    public Duration awaiting(Stage stage) {
        return stage == Stage.DOT ? dot : command;
    }

    Duration shortest() {
        Duration shortest = connect;
        for (Duration other : new Duration[] {command, write, dot}) {
            if (other.compareTo(shortest) < 0) shortest = other;
        }
        return shortest;
    }
}
