package org.broadsheet.console.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.ConsolePageModel.StatusBadge;
import org.broadsheet.feed.FeedReport;
import org.broadsheet.feed.FeedState;
import org.broadsheet.feed.Feeds;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The feeds: the state of each, its items by day, and fetching it now. */
@Controller
class FeedsController {
    /** Two weeks, as the page says. */
    private static final int DAYS = 14;

    private static final int HELD_SHOWN = 60;

    private final Feeds feeds;
    private final Items items;
    private final DigestSettings settings;
    private final Audit audit;
    private final Clock clock;

    FeedsController(Feeds feeds, Items items, DigestSettings settings, Audit audit, Clock clock) {
        this.feeds = feeds;
        this.items = items;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One feed.
     *
     * @param state none: never fetched
     */
    public record Line(String name, @Nullable FeedState state, StatusBadge kind, String error, List<Long> items) {}

    @GetMapping("/console/feeds")
    String feeds(Model model) {
        Instant now = clock.instant();
        ZoneId zone = settings.newsroom().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, FeedState> states =
                feeds.states(now).stream().collect(Collectors.toMap(FeedState::name, Function.identity()));
        Map<String, List<Long>> items = this.items.published(today.minusDays(DAYS - 1L), today, zone);
        List<Long> none = Collections.nCopies(DAYS, 0L);
        model.addAttribute(
                "lines",
                feeds.names().stream()
                        .map(name -> line(name, states.get(name), items.getOrDefault(name, none)))
                        .toList());
        List<StoredItem> held = this.items.held();
        model.addAttribute("held", held.stream().limit(HELD_SHOWN).toList());
        model.addAttribute("heldMore", Math.max(0, held.size() - HELD_SHOWN));
        return "web/console/desk/feeds";
    }

    private static Line line(String name, @Nullable FeedState state, List<Long> items) {
        String error = state == null ? "" : TextCleaner.line(state.error(), 300);
        return new Line(name, state, kind(state), error, items);
    }

    private static StatusBadge kind(@Nullable FeedState state) {
        if (state == null) return StatusBadge.OFF;
        if (state.error() == null) return StatusBadge.GOOD;
        return state.lastSuccess() == null ? StatusBadge.BAD : StatusBadge.WARN;
    }

    @PostMapping("/console/feeds/fetch")
    String fetch(@RequestParam String feed, RedirectAttributes after) {
        FeedReport report =
                feeds.poll(feed, clock.instant()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.changed(Subject.feed(feed), "fetched", report.failed() ? "failed" : report.fresh() + " new");
        after.addFlashAttribute("fetched", TextCleaner.line(report.line(), 400));
        after.addFlashAttribute("failed", report.failed());
        return "redirect:/console/feeds";
    }

    /** Releases items that the flood guard held back. */
    @PostMapping("/console/feeds/release")
    String release(
            @RequestParam(name = "item", required = false) @Nullable Set<Long> chosen, RedirectAttributes after) {
        int released = chosen == null || chosen.isEmpty() ? 0 : items.release(chosen, clock.instant());
        if (released > 0) audit.changed(Subject.feeds(), "released", released + " items");
        after.addFlashAttribute("released", released);
        return "redirect:/console/feeds#held";
    }
}
