package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.broadsheet.member.Format;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.broadsheet.member.Names;
import org.broadsheet.member.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's own page, opened by the link in any of their letters. */
@Controller
class PreferencesController {
    private final Members members;
    private final Preferences preferences;
    private final Frame frame;
    private final Clock clock;

    PreferencesController(Members members, Preferences preferences, Frame frame, Clock clock) {
        this.members = members;
        this.preferences = preferences;
        this.frame = frame;
        this.clock = clock;
    }

    @GetMapping({"/preferences/{token}", "/preferences/{token}/"})
    String show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletRequest request) {
        Member member = member(token);
        model.addAttribute("token", token);
        model.addAttribute("member", member);
        model.addAttribute("format", member.format().name().toLowerCase(Locale.ROOT));
        model.addAttribute("status", member.status().word());
        model.addAttribute("done", done);
        model.addAttribute("paused", paused(member));
        model.addAttribute(
                "today", clock.instant().atZone(zone(member)).toLocalDate().toString());
        model.addAttribute("zones", Zones.offered(member.zone(), frame.zone().getId()));
        return frame.page("preferences", model, frame.language(request, member));
    }

    @PostMapping({"/preferences/{token}", "/preferences/{token}/"})
    String save(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "digest", required = false) @Nullable List<String> digests,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String paused) {
        Member member = member(token);
        // No digest chosen means to leave; a POST without the form at all, as robots send it, means nothing.
        if (format.isEmpty()) return "redirect:/preferences/" + member.token();
        String place = Zones.known(zone) ? zone : null;
        preferences.save(
                member,
                new Preferences.Choice(
                        Names.clean(name),
                        digests == null ? List.of() : digests,
                        format(format, member),
                        language.matches("en|uk") ? language : null,
                        place,
                        until(paused, place == null ? frame.zone() : ZoneId.of(place))));
        return "redirect:/preferences/" + member.token() + "?done=saved";
    }

    @GetMapping("/preferences/{token}/data")
    ResponseEntity<String> data(@PathVariable String token) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("my-data.json")
                                .build()
                                .toString())
                .body(preferences.everything(member(token)));
    }

    private static String format(String word, Member member) {
        for (Format format : Format.values()) {
            if (format.name().equalsIgnoreCase(word)) return word.toLowerCase(Locale.ROOT);
        }
        return member.format().name().toLowerCase(Locale.ROOT);
    }

    /** The start of that day where the member lives; null for a day past or none. */
    private @Nullable Instant until(String day, ZoneId zone) {
        try {
            Instant start = LocalDate.parse(day).atStartOfDay(zone).toInstant();
            return start.isAfter(clock.instant()) ? start : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String paused(Member member) {
        Instant until = member.pausedUntil();
        return until == null || !until.isAfter(clock.instant())
                ? ""
                : until.atZone(zone(member)).toLocalDate().toString();
    }

    private ZoneId zone(Member member) {
        return member.zone() == null ? frame.zone() : ZoneId.of(member.zone());
    }

    private Member member(String token) {
        return members.visitor(token).map(Visitor::member).orElseThrow(UnknownLink::new);
    }
}
