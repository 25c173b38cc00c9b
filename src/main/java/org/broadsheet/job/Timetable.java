package org.broadsheet.job;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.newsroom.CronSchedule;
import org.broadsheet.newsroom.DigestSettings;
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
        return after(digest, after).findFirst();
    }

    /** The next times after an instant; fewer where the schedule ends, none where the digest is only sent by hand. */
    public List<Instant> next(String digest, Instant after, int most) {
        return after(digest, after).limit(most).toList();
    }

    /** In their order, without end. */
    Stream<Instant> after(String digest, Instant after) {
        String schedule = digests.digest(digest).schedule();
        if (schedule == null) return Stream.empty();
        ZoneId zone = digests.zone(digest);
        return Stream.iterate(next(schedule, zone, after), Objects::nonNull, time -> next(schedule, zone, time));
    }

    @SuppressWarnings("NullAway") // No more times: the stream ends there.
    private static Instant next(String schedule, ZoneId zone, Instant after) {
        try {
            return CronSchedule.next(schedule, zone, after);
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + schedule, e);
        }
    }
}
