package org.broadsheet.smtp.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.smtp.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relays in order. One that failed is asked last for a while, so that each new connection need not find out again. */
public final class Relays {
    private static final Logger log = LoggerFactory.getLogger(Relays.class);
    private static final long REST = Duration.ofSeconds(30).toNanos();

    private final Opener opener;
    private final List<Relay> relays;
    private final Map<Relay, Long> failedAt = new ConcurrentHashMap<>();

    public Relays(Opener opener, List<Relay> relays) {
        this.opener = opener;
        this.relays = relays;
    }

    /** @throws OpeningFailed not one of them would have us */
    public Connection open() throws Opener.OpeningFailed {
        List<Opener.OpeningFailed> failures = new ArrayList<>();
        for (Relay relay : inOrder()) {
            try {
                return opener.open(relay);
            } catch (Opener.OpeningFailed e) {
                if (relays.size() > 1) log.warn("smtp relay passed over relay={} reason={}", relay, e.line());
                failedAt.put(relay, System.nanoTime());
                failures.add(e);
            }
        }
        throw failures.size() == 1 ? failures.get(0) : Opener.OpeningFailed.ofAll(failures);
    }

    private List<Relay> inOrder() {
        return relays.stream().sorted(Comparator.comparing(this::isResting)).toList();
    }

    private boolean isResting(Relay relay) {
        Long failed = failedAt.get(relay);
        return failed != null && System.nanoTime() - failed < REST;
    }
}
