package org.broadsheet.job;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.DigestSettings;
import org.springframework.stereotype.Service;

/** When digests are sent by themselves, as the schedule will fire. */
@Service
public class Timetable {
    private final DigestSettings digests;

    Timetable(DigestSettings digests) {
        this.digests = digests;
    }

    /** The first time after an instant; empty where the digest is only sent by hand. */
    public Optional<Instant> next(String digest, Instant after) {
        return next(digest, after, 1).stream().findFirst();
    }

    /** The next times after an instant; fewer where the schedule ends, none where the digest is only sent by hand. */
    public List<Instant> next(String digest, Instant after, int most) {
        String schedule = digests.digest(digest).schedule();
        List<Instant> times = new ArrayList<>();
        if (schedule == null) return times;
        try {
            Instant time = LocalTimeTrigger.next(schedule, digests.zone(digest), after);
            while (time != null && times.size() < most) {
                times.add(time);
                time = LocalTimeTrigger.next(schedule, digests.zone(digest), time);
            }
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + schedule, e);
        }
        return times;
    }
}
