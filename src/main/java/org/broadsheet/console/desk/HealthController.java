package org.broadsheet.console.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.bounce.Rate;
import org.broadsheet.bounce.Rates;
import org.broadsheet.console.ConsolePageModel.StatusBadge;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.feed.Feeds;
import org.broadsheet.job.Timetable;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The health of the list by day and mailbox provider, and of the system. */
@Controller
class HealthController {
    private static final int DAYS = 30;
    private static final long GIGABYTE = 1L << 30;

    private final Rates rates;
    private final Feeds feeds;
    private final Timetable timetable;
    private final DigestSettings settings;
    private final ObjectProvider<HealthEndpoint> endpoint;
    private final MessageSender relay;
    private final Clock clock;

    HealthController(
            Rates rates,
            Feeds feeds,
            Timetable timetable,
            DigestSettings settings,
            ObjectProvider<HealthEndpoint> endpoint,
            MessageSender relay,
            Clock clock) {
        this.rates = rates;
        this.feeds = feeds;
        this.timetable = timetable;
        this.settings = settings;
        this.endpoint = endpoint;
        this.relay = relay;
        this.clock = clock;
    }

    /** A digest with its warning and its next time. */
    public record Line(String title, String warning, Optional<Instant> next) {}

    /**
     * One part.
     *
     * @param gigabytes of a disk: how many are free, and how many there are; empty for all else
     */
    public record Part(String name, StatusBadge kind, String detail, List<Long> gigabytes) {}

    @GetMapping("/console/health")
    String health(Model model) {
        Instant now = clock.instant();
        ZoneId zone = settings.newsroom().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = today.minusDays(DAYS - 1L);
        List<Rate> all = rates.byDay(first, today);
        model.addAttribute("first", first);
        model.addAttribute("last", today);
        model.addAttribute("days", days(all, first, today));
        model.addAttribute("providers", providers(all));
        model.addAttribute(
                "digests",
                settings.digests().keySet().stream()
                        .sorted()
                        .map(name -> line(name, now))
                        .toList());
        model.addAttribute("parts", parts());
        model.addAttribute("relay", relay.state().orElse(null));
        model.addAttribute("feeds", feeds.names().size());
        model.addAttribute(
                "failing",
                feeds.states(now).stream().filter(feed -> feed.error() != null).toList());
        return "web/console/desk/health";
    }

    private Line line(String digest, Instant now) {
        String warning =
                rates.reasonToHold(digest).or(() -> rates.warning(digest)).orElse("");
        return new Line(
                settings.title(digest),
                warning,
                timetable.next(digest, now, 1).stream().findFirst());
    }

    private static List<Rate> days(List<Rate> all, LocalDate first, LocalDate last) {
        Map<LocalDate, Rate> days = new TreeMap<>();
        first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, new Rate(day, "", 0, 0, 0, 0, 0, 0)));
        all.forEach(rate -> days.merge(rate.day(), rate, (a, b) -> sum(a, b, "")));
        return List.copyOf(days.values());
    }

    private static List<Rate> providers(List<Rate> all) {
        Map<String, Rate> providers = new TreeMap<>();
        all.forEach(rate -> providers.merge(rate.provider(), rate, (a, b) -> sum(a, b, a.provider())));
        return List.copyOf(providers.values());
    }

    private static Rate sum(Rate a, Rate b, String provider) {
        return new Rate(
                a.day(),
                provider,
                a.accepted() + b.accepted(),
                a.rejected() + b.rejected(),
                a.deferred() + b.deferred(),
                a.bounced() + b.bounced(),
                a.refusedForUs() + b.refusedForUs(),
                a.complained() + b.complained());
    }

    /** Database, relay and disk, as this node's health endpoint reports them. */
    private List<Part> parts() {
        HealthEndpoint here = endpoint.getIfAvailable();
        HealthDescriptor health = here == null ? null : here.health();
        if (!(health instanceof CompositeHealthDescriptor all)) return List.of();
        return new TreeMap<>(all.getComponents())
                .entrySet().stream()
                        .map(part -> part(part.getKey(), part.getValue()))
                        .toList();
    }

    private static Part part(String name, HealthDescriptor health) {
        boolean up = health.getStatus().getCode().equals("UP");
        Map<String, @Nullable Object> details =
                health instanceof IndicatedHealthDescriptor indicated ? indicated.getDetails() : Map.of();
        return new Part(name, up ? StatusBadge.GOOD : StatusBadge.BAD, detail(details), gigabytes(details));
    }

    private static List<Long> gigabytes(@Nullable Map<String, @Nullable Object> details) {
        return details != null && details.get("free") instanceof Long free && details.get("total") instanceof Long total
                ? List.of(free / GIGABYTE, total / GIGABYTE)
                : List.of();
    }

    private static String detail(@Nullable Map<String, @Nullable Object> details) {
        if (details == null) return "";
        Object said = details.get("error");
        if (said == null) said = details.get("location");
        if (said == null) said = details.get("database");
        return said == null ? "" : TextCleaner.line(said.toString(), 200);
    }
}
