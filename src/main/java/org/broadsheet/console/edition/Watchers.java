package org.broadsheet.console.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.console.Fragments;
import org.broadsheet.console.Look;
import org.broadsheet.console.Times;
import org.broadsheet.delivery.Recipients;
import org.broadsheet.delivery.Tally;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells all open pages how their editions go on: one count a second an edition, however many watch it, none while nobody does. */
@Component
class Watchers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int KNOCK_EVERY = 15;
    private static final int MOST = 500;

    private final Recipients recipients;
    private final Editions editions;
    private final Fragments fragments;
    private final DigestSettings settings;
    private final Clock clock;
    private final Map<EditionId, Watched> watched = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService poller;
    private @Nullable ExecutorService sender;
    private volatile boolean running;
    private long ticks;

    Watchers(Recipients recipients, Editions editions, Fragments fragments, DigestSettings settings, Clock clock) {
        this.recipients = recipients;
        this.editions = editions;
        this.fragments = fragments;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param seen the state that the page shows already */
    SseEmitter watch(Edition edition, String language, String seen) {
        ExecutorService open = sender();
        int all = watched.values().stream().mapToInt(w -> w.viewings().size()).sum();
        if (open == null || all >= MOST)
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many watch already");
        Viewing viewing = new Viewing(language, open);
        watched.compute(edition.id(), (id, known) -> {
            Watched one = known == null ? new Watched(edition, seen) : known;
            one.add(viewing);
            return one;
        });
        viewing.knock();
        return viewing.emitter();
    }

    private void tick() {
        boolean knock = ++ticks % KNOCK_EVERY == 0;
        for (EditionId id : watched.keySet()) {
            Watched one = watched.computeIfPresent(id, (key, known) -> known.isAlone() ? null : known);
            if (one == null) continue;
            if (knock) one.knock();
            if (one.isDue(clock.instant())) look(one);
        }
    }

    private void look(Watched one) {
        try {
            Instant start = clock.instant();
            Optional<Tally> tally = recipients.tally(one.edition.id());
            one.counted(start, clock.instant());
            Stand stand = tally.map(Stand::of).orElseGet(() -> Stand.of(editions.get(one.edition.id()), null));
            one.tell(
                    tally.orElse(null), stand, language -> progress(one.edition, tally.orElseThrow(), stand, language));
        } catch (RuntimeException e) {
            log.warn("progress cannot be told edition={}", one.edition.id().value(), e);
        }
    }

    private String progress(Edition edition, Tally tally, Stand stand, String language) {
        Look look = new Look(language, "auto", settings.newsroom().zone());
        Map<String, Object> model = new HashMap<>();
        model.put("look", look);
        model.put("times", new Times(settings.newsroom().zone(), Locale.forLanguageTag(language), clock.instant()));
        model.put("path", NamedEditions.path(edition));
        model.put("tally", tally);
        model.put("stand", stand);
        return fragments.render("edition/_progress", model);
    }

    @Override
    public void start() {
        running = true;
    }

    /** The threads come with the first who watches: most processes never have one. Null where we are stopping. */
    @SuppressWarnings("FutureReturnValueIgnored") // A tick lets no exception out.
    private synchronized @Nullable ExecutorService sender() {
        if (running && sender == null) {
            sender = Executors.newCachedThreadPool(task -> daemon(task, "watch-sender"));
            poller = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "watch-poller"));
            poller.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return sender;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Before the web server, which would wait for the open pages. */
    @Override
    public synchronized void stop() {
        running = false;
        if (poller != null) poller.shutdownNow();
        watched.values().forEach(one -> one.viewings().forEach(Viewing::end));
        watched.clear();
        if (sender != null) sender.shutdownNow();
        poller = null;
        sender = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
