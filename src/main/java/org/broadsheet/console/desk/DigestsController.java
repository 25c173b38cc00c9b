package org.broadsheet.console.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.broadsheet.bounce.Rates;
import org.broadsheet.console.PageSettings;
import org.broadsheet.job.Timetable;
import org.broadsheet.member.Members;
import org.broadsheet.member.Rhythm;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.DigestSettings.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The digests: what each is, whom it reaches, and when it goes out next, by the newsroom's clock and the editor's. */
@Controller
class DigestsController {
    private static final int TIMES = 5;

    private final DigestSettings settings;
    private final Timetable timetable;
    private final Members members;
    private final Rates rates;
    private final Clock clock;

    DigestsController(DigestSettings settings, Timetable timetable, Members members, Rates rates, Clock clock) {
        this.settings = settings;
        this.timetable = timetable;
        this.members = members;
        this.rates = rates;
        this.clock = clock;
    }

    public record Line(
            String name, String title, Digest digest, ZoneId zone, long members, List<Instant> next, String held) {

        /** Null where the schedule takes more than a few words. */
        public @Nullable Rhythm rhythm() {
            return Rhythm.of(digest.schedule());
        }

        public String place(String language) {
            return Rhythm.place(zone, language);
        }
    }

    @GetMapping("/console/digests")
    String digests(
            @RequestParam(defaultValue = "") @Nullable String zone, @RequestAttribute PageSettings look, Model model) {
        Map<String, Long> counts = members.mailableByDigest();
        model.addAttribute(
                "lines",
                settings.digests().keySet().stream()
                        .sorted()
                        .map(name -> line(name, counts.getOrDefault(name, 0L)))
                        .toList());
        model.addAttribute("own", look.zone());
        model.addAttribute(
                "strange",
                zone != null && !zone.isEmpty() && !zone.equals(look.zone().getId()));
        return "web/console/desk/digests";
    }

    private Line line(String name, long count) {
        return new Line(
                name,
                settings.title(name),
                settings.digest(name),
                settings.zone(name),
                count,
                timetable.next(name, clock.instant(), TIMES),
                rates.reasonToHold(name).or(() -> rates.warning(name)).orElse(""));
    }
}
