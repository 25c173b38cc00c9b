package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.member.Format;
import org.broadsheet.member.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's own page, opened by the link in any of their letters. */
@Controller
class PreferencesController {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Set<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .collect(Collectors.toUnmodifiableSet());

    private final Preferences preferences;
    private final PageModel pages;
    private final Clock clock;

    PreferencesController(Preferences preferences, PageModel pages, Clock clock) {
        this.preferences = preferences;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping({"/preferences/{token}", "/preferences/{token}/"})
    String show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletRequest request) {
        return page(token, pages.member(token), done, model, request);
    }

    private String page(String token, Member member, String done, Model model, HttpServletRequest request) {
        model.addAttribute("token", token);
        model.addAttribute("member", member);
        model.addAttribute("format", member.format().name().toLowerCase(Locale.ROOT));
        model.addAttribute("status", member.status().word());
        model.addAttribute("done", done);
        model.addAttribute("paused", paused(member));
        model.addAttribute(
                "today", clock.instant().atZone(zone(member)).toLocalDate().toString());
        model.addAttribute("zones", offered(member.zone(), pages.zone().getId()));
        return pages.page("preferences", model, pages.language(request, member));
    }

    @PostMapping({"/preferences/{token}", "/preferences/{token}/"})
    String save(
            @PathVariable String token,
            @RequestParam(name = "digest", required = false) @Nullable List<String> digests,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String paused,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Member member = pages.member(token);
        // No digest chosen means to leave; a POST without the form at all, as robots send it, means nothing.
        if (format.isEmpty()) return "redirect:/preferences/" + token;
        Optional<LocalDate> day = day(paused);
        if (day.isEmpty() && !paused.isBlank()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(token, member, "not-a-day", model, request);
        }
        String chosen = language.matches("en|uk") ? language : "";
        String place = ZoneId.getAvailableZoneIds().contains(zone) ? zone : null;
        preferences.save(
                member,
                new Preferences.Choice(
                        digests == null ? List.of() : digests,
                        format(format, member),
                        chosen.isEmpty() ? null : chosen,
                        place,
                        day.map(end -> until(end, place == null ? pages.zone() : ZoneId.of(place)))
                                .orElse(null)));
        String shown = chosen.isEmpty() ? pages.language(request, member) : chosen;
        return "redirect:/preferences/" + token + "?lang=" + shown + "&done=saved";
    }

    /** A day as a date field sends it. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return DAY.matcher(typed.strip()).matches()
                    ? Optional.of(LocalDate.parse(typed.strip()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Format format(String word, Member member) {
        return Stream.of(Format.values())
                .filter(format -> format.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(member.format());
    }

    /** The start of that day where the member lives; null for a day past. */
    private @Nullable Instant until(LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.isAfter(clock.instant()) ? start : null;
    }

    private String paused(Member member) {
        Instant until = member.pausedUntil();
        return until == null || !until.isAfter(clock.instant())
                ? ""
                : until.atZone(zone(member)).toLocalDate().toString();
    }

    private ZoneId zone(Member member) {
        return member.zone() == null ? pages.zone() : ZoneId.of(member.zone());
    }

    private static Collection<String> offered(@Nullable String chosen, String own) {
        Set<String> offered = new TreeSet<>(PLACES);
        if (chosen != null) offered.add(chosen);
        offered.add(own);
        return offered;
    }
}
