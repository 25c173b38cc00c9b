package org.broadsheet.job.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Objection;
import org.broadsheet.job.Schedule;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.springframework.stereotype.Component;

/** Everything that a person should know of now. */
@Component
class AlertRules {
    private static final Duration RECENT = Duration.ofDays(2);
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final int NEWEST = 3;

    /** One or two may be mailboxes with a filter of their own. */
    private static final int REFUSALS = 3;

    private final Schedule schedule;
    private final Editions editions;
    private final Receipts receipts;
    private final List<Objection> objections;
    private final DigestSettings digests;
    private final Map<EditionId, Receipts.Refusals> ofFinished = new ConcurrentHashMap<>();

    AlertRules(
            Schedule schedule,
            Editions editions,
            Receipts receipts,
            List<Objection> objections,
            DigestSettings digests) {
        this.schedule = schedule;
        this.editions = editions;
        this.receipts = receipts;
        this.objections = List.copyOf(objections);
        this.digests = digests;
    }

    /** @param limits after what delays there is reason to call a person */
    List<Alarm> at(Instant now, AlarmSettings limits) {
        List<Alarm> alarms = new ArrayList<>();
        for (String digest : digests.digests().keySet()) {
            notStarted(digest, now, limits.startWithin(), alarms);
            held(digest, now, alarms);
            complaints(digest, now, alarms);
        }
        List<DeliveryRun> recent = receipts.recent(RECENT);
        ofFinished.keySet().retainAll(recent.stream().map(DeliveryRun::edition).toList());
        recent.forEach(run -> run(run, limits.stalledAfter(), alarms));
        return alarms;
    }

    private void notStarted(String digest, Instant now, Duration startWithin, List<Alarm> alarms) {
        schedule.missing(digest).ifPresent(meant -> {
            Duration late = Duration.between(meant, now);
            if (late.compareTo(startWithin) < 0) return;
            String reason = "it was to start at %s and has not, %d minutes later"
                    .formatted(meant.atZone(digests.zone(digest)).toLocalTime(), late.toMinutes());
            alarms.add(new Alarm(Alarm.Kind.NOT_STARTED, digest, day(digest, meant), reason));
        });
    }

    private String day(String digest, Instant meant) {
        return editions.day(digest, meant).toString();
    }

    private void held(String digest, Instant now, List<Alarm> alarms) {
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(RECENT.toDays());
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
    private void complaints(String digest, Instant now, List<Alarm> alarms) {
        String today = day(digest, now);
        objections.stream()
                .flatMap(objection -> objection.warning(digest).stream())
                .forEach(why -> alarms.add(new Alarm(Alarm.Kind.COMPLAINTS, digest, today, why)));
    }

    private void run(DeliveryRun run, Duration stalledAfter, List<Alarm> alarms) {
        refused(run, alarms);
        if (run.finished() != null) return;
        switch (run.control()) {
            case STOPPED -> alarms.add(of(Alarm.Kind.STOPPED, run, run.reasonOrEmpty()));
            case PAUSED -> {
                if (run.asks()) alarms.add(of(Alarm.Kind.PAUSED, run, run.reasonOrEmpty()));
            }
            case RUNNING -> stalled(run, stalledAfter, alarms);
            case CANCELLED -> {}
        }
    }

    private void refused(DeliveryRun run, List<Alarm> alarms) {
        EditionId edition = run.edition();
        if (run.finished() == null) ofFinished.remove(edition);
        Receipts.Refusals refusals = run.finished() == null
                ? receipts.refusals(edition)
                : ofFinished.computeIfAbsent(edition, receipts::refusals);
        if (refusals.count() < REFUSALS) return;
        String reason = "refused for %,d members, who stay as they were: %s"
                .formatted(refusals.count(), TextCleaner.line(refusals.reply(), 200));
        alarms.add(of(Alarm.Kind.REFUSED, run, reason));
    }

    private void stalled(DeliveryRun run, Duration after, List<Alarm> alarms) {
        receipts.find(run.edition()).ifPresent(stats -> {
            // A rolling update may leave nobody for a moment.
            if (stats.run().isUnattended() && stats.oldestDue().compareTo(MOMENT) > 0)
                alarms.add(of(Alarm.Kind.UNATTENDED, run, stats.run().reasonOrEmpty()));
            if (stats.oldestDue().compareTo(after) < 0 || stats.silence().compareTo(after) < 0) return;
            String reason = "%,d letters wait, and the relay has taken none for %d minutes"
                    .formatted(stats.open(), stats.oldestDue().toMinutes());
            alarms.add(of(Alarm.Kind.STALLED, run, reason));
        });
    }

    private static Alarm of(Alarm.Kind kind, DeliveryRun run, String reason) {
        return new Alarm(kind, run.digest(), run.name(), reason);
    }

    /**
     * Something a person has to know of now.
     *
     * @param edition its name; empty where none is meant
     * @param reason one line
     */
    record Alarm(Kind kind, String digest, String edition, String reason) {
        enum Kind {
            /** Its time came, and nothing began. */
            NOT_STARTED,
            /** Something speaks against sending it by itself. */
            HELD,
            /** The relay refuses the letter for everybody. */
            STOPPED,
            /** It would go on only if a person says so. */
            PAUSED,
            /** Letters are due, and no replica has the role to deliver them. */
            UNATTENDED,
            /** Letters are due, and the relay has taken none for a while. */
            STALLED,
            /** A filter or a policy has refused the message for some members. */
            REFUSED,
            /** Many complain; not yet so many that nothing goes out. */
            COMPLAINTS,
            /** The site withdrew the story that was to lead; the edition goes out without it. */
            LEAD_WITHDRAWN,
            /** Nothing begins and nothing goes out. */
            NO_DATABASE;

            String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        /** The same event has the same name in all processes. */
        String event() {
            return kind.word() + " " + digest + " " + edition;
        }

        String line() {
            return kind.word() + ": " + digest + (edition.isEmpty() ? "" : " " + edition) + ": " + reason;
        }
    }
}
