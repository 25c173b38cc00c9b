package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.broadsheet.console.Fragments;
import org.broadsheet.console.Look;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.feed.Items;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells the open pages of Today what came since: one key asked for at a time, however many look; no thread while nobody does. */
@Component
class Arrivals implements SmartLifecycle {
    /** From when the page was made, however often its browser connects anew: it must not keep a login alive for ever. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int KNOCK_EVERY = 8;
    private static final int MOST = 500;

    private final Desks desks;
    private final Items items;
    private final Fragments fragments;
    private final DigestSettings settings;
    private final List<Waiting> pages = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService poller;
    private boolean running;
    private long ticks;

    Arrivals(Desks desks, Items items, Fragments fragments, DigestSettings settings) {
        this.desks = desks;
        this.items = items;
        this.fragments = fragments;
        this.settings = settings;
    }

    /** @param from when the page was made */
    SseEmitter await(Waiting.Place place, long known, String language, Instant from) {
        Duration left = Duration.between(desks.now(), from.plus(LONGEST));
        Waiting page = new Waiting(place, known, language, left.compareTo(LONGEST) > 0 ? LONGEST : left);
        if (left.compareTo(Duration.ofSeconds(1)) < 0) page.end();
        else add(page);
        return page.emitter();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A tick lets no exception out.
    private synchronized void add(Waiting page) {
        if (!running || pages.size() >= MOST)
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many look already");
        pages.add(page);
        page.knock();
        if (poller != null) return;
        poller = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "arrivals");
            thread.setDaemon(true);
            return thread;
        });
        poller.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        if (isAlone()) return;
        if (++ticks % KNOCK_EVERY == 0) pages.forEach(Waiting::knock);
        try {
            long newest = items.newest();
            Map<Waiting.Place, List<Waiting>> due =
                    pages.stream().filter(page -> page.isDue(newest)).collect(Collectors.groupingBy(Waiting::place));
            due.forEach((place, those) -> look(place, those, newest));
        } catch (RuntimeException e) {
            log.warn("new stories cannot be told of", e);
        }
    }

    private void look(Waiting.Place place, List<Waiting> those, long newest) {
        Desk desk = desks.open(place.digest(), place.edition());
        those.forEach(page -> page.look(desk, newest, n -> words(page.language(), n)));
    }

    private String words(String language, long n) {
        Look look = new Look(language, "auto", settings.newsroom().zone());
        return fragments.render("today/_come", Map.of("look", look, "n", n));
    }

    private synchronized boolean isAlone() {
        pages.removeIf(Waiting::isOver);
        if (pages.isEmpty()) rest();
        return pages.isEmpty();
    }

    private void rest() {
        if (poller != null) poller.shutdown();
        poller = null;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Before the web server, which would wait for the open pages; they ask the next that answers. */
    @Override
    public synchronized void stop() {
        running = false;
        rest();
        pages.forEach(page -> page.emitter().complete());
        pages.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
