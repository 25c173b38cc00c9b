package org.broadsheet.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.broadsheet.console.account.Sessions;
import org.broadsheet.platform.DaemonThreads;
import org.broadsheet.platform.Routine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages what happens. A topic is looked at once, however many pages listen, and never while none does. A stream
 * ends with the login that opened it, and after half an hour: its browser must not keep a login alive for ever.
 */
@Component
public class SseHub extends Routine {
    public static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(SseHub.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int PING_EVERY = 15;
    private static final int SESSIONS_EVERY = 5;
    private static final int MOST = 500;
    private static final int MOST_OF_AN_ACCOUNT = 40;
    private static final int MOST_OF_A_SESSION = 10;
    /** Polling takes at most one part in so many of the time. */
    private static final int SHARE = 10;

    private final ObjectProvider<Sessions> sessions;
    private final Clock clock;
    private final Map<String, Watched<?>> topics = new HashMap<>();
    private final Executor sender;
    private long ticks;

    SseHub(ObjectProvider<Sessions> sessions, Clock clock) {
        super("sse-poller", TICK, TICK);
        this.sessions = sessions;
        this.clock = clock;
        this.sender = Executors.newCachedThreadPool(DaemonThreads.named("sse-sender"));
    }

    public record Client(String account, String session, String language) {
        public static Client of(HttpServletRequest request, PageSettings look) {
            HttpSession session = request.getSession(false);
            return new Client(
                    String.valueOf(request.getRemoteUser()), session == null ? "" : session.getId(), look.language());
        }
    }

    /**
     * A source of events for open pages.
     *
     * @param interval how often it is polled; less often where polling takes long
     * @param state what the events tell of; they are made anew where it is not equal to the one before
     * @param events the data by event name, in {@code en} or {@code uk}
     */
    public record Topic<S>(Duration interval, Supplier<S> state, BiFunction<S, String, Map<String, String>> events) {}

    private static final class Watched<S> {
        final Topic<S> topic;
        final List<SsePage> pages = new CopyOnWriteArrayList<>();
        final Map<String, Map<String, String>> rendered = new HashMap<>();

        @Nullable
        S state;

        Instant notBefore = Instant.EPOCH;

        Watched(Topic<S> topic) {
            this.topic = topic;
        }

        void look() {
            S now = topic.state().get();
            if (!now.equals(state)) rendered.clear();
            state = now;
            for (SsePage page : pages)
                page.tell(rendered.computeIfAbsent(
                        page.client.language(), language -> topic.events().apply(now, language)));
        }
    }

    /**
     * Opens a stream. The oldest one of a session makes room for its eleventh.
     *
     * @param name the same for all pages that are told the same
     * @param shown what the page shows already, by event name
     * @param until when the page is told that it is over; at most {@link #LONGEST} from now
     * @return 429 where the account has too many, 503 where all have
     */
    public synchronized ResponseEntity<SseEmitter> open(
            String name, Topic<?> topic, Client client, Map<String, String> shown, Instant until) {
        if (!isRunning())
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        makeRoom(client.session());
        if (count(page -> page.client.account().equals(client.account())) >= MOST_OF_AN_ACCOUNT)
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        if (count(page -> true) >= MOST)
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        SsePage page = new SsePage(client, shown, now, until.isBefore(latest) ? until : latest, sender);
        if (until.isBefore(now.plusSeconds(1))) page.end();
        else topics.computeIfAbsent(name, n -> new Watched<>(topic)).pages.add(page);
        page.ping();
        return ResponseEntity.ok(page.emitter());
    }

    private void makeRoom(String session) {
        List<SsePage> own = pages().filter(
                        page -> !page.isOver() && page.client.session().equals(session))
                .sorted(Comparator.comparing((SsePage page) -> page.until))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_A_SESSION + 1)).forEach(SsePage::end);
    }

    private synchronized List<SsePage> open() {
        return pages().toList();
    }

    private Stream<SsePage> pages() {
        return topics.values().stream().flatMap(topic -> topic.pages.stream());
    }

    private long count(Predicate<SsePage> of) {
        return pages().filter(page -> !page.isOver()).filter(of).count();
    }

    @Override
    protected void round() {
        if (++ticks % SESSIONS_EVERY == 0) endWithTheirSessions();
        for (Watched<?> watched : due()) {
            try {
                look(watched);
            } catch (RuntimeException e) {
                log.warn("open pages are not told", e);
            }
        }
    }

    private synchronized List<Watched<?>> due() {
        Instant now = clock.instant();
        pages().filter(page -> !page.isOver() && now.isAfter(page.until)).forEach(SsePage::end);
        topics.values().forEach(topic -> topic.pages.removeIf(SsePage::isOver));
        topics.values().removeIf(topic -> topic.pages.isEmpty());
        if (ticks % PING_EVERY == 0) pages().forEach(SsePage::ping);
        return topics.values().stream()
                .filter(topic -> !now.isBefore(topic.notBefore))
                .toList();
    }

    /** Once for each session, however many pages it has open. */
    private void endWithTheirSessions() {
        Sessions all = sessions.getIfAvailable();
        if (all == null) return;
        try {
            Map<String, Boolean> live = new HashMap<>();
            for (SsePage page : open()) if (!live.computeIfAbsent(page.client.session(), all::isLive)) page.end();
        } catch (RuntimeException e) {
            // The database is away; streams stay open and silent.
            log.warn("sessions of open pages are not known cause={}", e.getMessage());
        }
    }

    private void look(Watched<?> watched) {
        Instant start = clock.instant();
        watched.look();
        Instant end = clock.instant();
        Duration slow = Duration.between(start, end).multipliedBy(SHARE);
        Duration interval = watched.topic.interval();
        watched.notBefore = start.plus(slow.compareTo(interval) > 0 ? slow : interval);
    }

    /** Before the web server, which would wait for the open pages; they connect to the next that answers. */
    @Override
    public synchronized void stop() {
        super.stop();
        pages().forEach(page -> page.emitter().complete());
        topics.clear();
    }
}
