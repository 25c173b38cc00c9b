package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.Headcount;
import org.broadsheet.delivery.Standing;
import org.broadsheet.delivery.Standings;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Objection;
import org.broadsheet.platform.TextCleaner;
import org.springframework.stereotype.Component;

/** Everything that a person should know of now. */
@Component
class AlertRules {
    private static final Duration RECENT = Duration.ofDays(2);
    private static final int NEWEST = 3;

    /** One or two may be mailboxes with a filter of their own. */
    private static final int REFUSALS = 3;

    private final Starts starts;
    private final Editions editions;
    private final Standings standings;
    private final List<Objection> objections;
    private final Facts facts;
    private final Map<EditionId, Standings.Refusals> ofFinished = new ConcurrentHashMap<>();

    /** What they are judged by. */
    @Component
    record Facts(DigestSettings digests, AlarmSettings settings, Clock clock) {}

    AlertRules(Starts starts, Editions editions, Standings standings, List<Objection> objections, Facts facts) {
        this.starts = starts;
        this.editions = editions;
        this.standings = standings;
        this.objections = List.copyOf(objections);
        this.facts = facts;
    }

    List<Alarm> now() {
        List<Alarm> alarms = new ArrayList<>();
        for (String digest : facts.digests().digests().keySet()) {
            notStarted(digest, alarms);
            held(digest, alarms);
            complaints(digest, alarms);
        }
        List<Standing> recent = standings.recent(RECENT);
        ofFinished.keySet().retainAll(recent.stream().map(Standing::edition).toList());
        recent.forEach(standing -> standing(standing, alarms));
        return alarms;
    }

    private void notStarted(String digest, List<Alarm> alarms) {
        starts.missing(digest).ifPresent(meant -> {
            Duration late = Duration.between(meant, facts.clock().instant());
            if (late.compareTo(facts.settings().startWithin()) < 0) return;
            String reason = "it was to start at %s and has not, %d minutes later"
                    .formatted(meant.atZone(facts.digests().zone(digest)).toLocalTime(), late.toMinutes());
            alarms.add(new Alarm(Alarm.Kind.NOT_STARTED, digest, day(digest, meant), reason));
        });
    }

    private String day(String digest, Instant meant) {
        return editions.day(digest, meant).toString();
    }

    private void held(String digest, List<Alarm> alarms) {
        LocalDate since =
                LocalDate.ofInstant(facts.clock().instant(), ZoneOffset.UTC).minusDays(RECENT.toDays());
        editions.newest(digest, NEWEST).stream()
                .filter(edition -> edition.day().isAfter(since))
                .forEach(edition -> {
                    editions.objectionTo(edition.id())
                            .ifPresent(why -> alarms.add(new Alarm(Alarm.Kind.HELD, digest, edition.name(), why)));
                    editions.withdrawnLead(edition.id())
                            .ifPresent(title ->
                                    alarms.add(new Alarm(Alarm.Kind.LEAD_WITHDRAWN, digest, edition.name(), title)));
                });
    }

    // Told once a day for as long as it is so.
    private void complaints(String digest, List<Alarm> alarms) {
        String today = day(digest, facts.clock().instant());
        objections.stream()
                .flatMap(objection -> objection.warning(digest).stream())
                .forEach(why -> alarms.add(new Alarm(Alarm.Kind.COMPLAINTS, digest, today, why)));
    }

    private void standing(Standing standing, List<Alarm> alarms) {
        refused(standing, alarms);
        if (standing.finished() != null) return;
        String reason = standing.reason() == null ? "" : standing.reason();
        switch (standing.control()) {
            case "stopped" -> alarms.add(of(Alarm.Kind.STOPPED, standing, reason));
            case "paused" -> {
                if (standing.asks()) alarms.add(of(Alarm.Kind.PAUSED, standing, reason));
            }
            case "running" -> stalled(standing, alarms);
            default -> {}
        }
    }

    private void refused(Standing standing, List<Alarm> alarms) {
        EditionId edition = standing.edition();
        if (standing.finished() == null) ofFinished.remove(edition);
        Standings.Refusals refusals = standing.finished() == null
                ? standings.refusals(edition)
                : ofFinished.computeIfAbsent(edition, standings::refusals);
        if (refusals.count() < REFUSALS) return;
        String reason = "refused for %,d members, who stay as they were: %s"
                .formatted(refusals.count(), TextCleaner.line(refusals.reply(), 200));
        alarms.add(of(Alarm.Kind.REFUSED, standing, reason));
    }

    private void stalled(Standing standing, List<Alarm> alarms) {
        Headcount headcount = standings.headcount(standing.edition());
        Duration patience = facts.settings().stalledAfter();
        if (headcount.oldestDue().compareTo(patience) < 0 || headcount.silence().compareTo(patience) < 0) return;
        String reason = "%,d letters wait, and the relay has taken none for %d minutes"
                .formatted(
                        headcount.waiting() + headcount.deferred(),
                        headcount.oldestDue().toMinutes());
        alarms.add(of(Alarm.Kind.STALLED, standing, reason));
    }

    private static Alarm of(Alarm.Kind kind, Standing standing, String reason) {
        return new Alarm(kind, standing.digest(), standing.name(), reason);
    }
}
