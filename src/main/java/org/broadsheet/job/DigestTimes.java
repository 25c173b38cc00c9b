package org.broadsheet.job;

import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.edition.DigestSettings;
import org.springframework.stereotype.Service;

/** When digests go out by themselves. */
@Service
public class DigestTimes {
    private final DigestSettings settings;

    DigestTimes(DigestSettings settings) {
        this.settings = settings;
    }

    /** The digest's first time after an instant; empty where it is sent by hand only. */
    public Optional<Instant> next(String digest, Instant after) {
        String cron = settings.digest(digest).schedule();
        if (cron == null) return Optional.empty();
        try {
            return Optional.ofNullable(LocalTimeTrigger.next(cron, settings.zone(digest), after));
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid at the start: " + cron, e);
        }
    }
}
