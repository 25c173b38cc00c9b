package org.broadsheet.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.broadsheet.smtp.connection.Opener;
import org.broadsheet.smtp.connection.Relays;
import org.broadsheet.smtp.connection.Watchdog;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages to the relays over kept connections. Every message taken gets exactly one outcome; trouble with SMTP
 * is a value, never an exception. Safe for threads; sends at the same time share the connections.
 */
public final class SmtpEngine implements AutoCloseable {
    private final SmtpSettings settings;
    private final Pace pace;
    private final Watchdog watchdog;
    private final ConnectionGate gate;
    private final Relays relays;
    private final Set<SmtpRun> runs = ConcurrentHashMap.newKeySet();
    // Each engine has its own: a thread asks the engine it has just sent with.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Stop> lastStop = new ThreadLocal<>();

    private volatile boolean closed;

    public SmtpEngine(SmtpSettings settings) {
        this(settings, Pace.UNLIMITED);
    }

    public SmtpEngine(SmtpSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        this.watchdog = new Watchdog(settings.timeouts().shortest());
        this.gate = new ConnectionGate(new ConnectionLimit(
                settings.connections(), settings.backoff(), System::nanoTime, () -> ThreadLocalRandom.current()
                        .nextDouble()));
        this.relays = new Relays(new Opener(settings, watchdog), settings.relays());
    }

    /**
     * Returns when all messages have their outcome, or earlier for a reason that {@link #lastStop} tells; what was not
     * taken until then is still in the iterator. The next message is taken when a connection is free, or already while it
     * waits for the reply to the message before. {@code hasNext} and {@code next} are called by one thread at a time,
     * the message's own methods and {@code outcomes} on many at once. What the iterator or {@code outcomes} throws ends the
     * run and is thrown here, once everything taken is settled.
     */
    public void send(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes) {
        SmtpRun run =
                new SmtpRun(messages, pace, outcomes, gate, settings.backoff().patience());
        lastStop.remove();
        if (runs.isEmpty()) gate.forget();
        runs.add(run);
        try {
            if (closed) throw new IllegalStateException("the engine is closed");
            Thread scout = start("smtp-scout", run::scout);
            join(run, start(run));
            run.endScout();
            join(run, List.of(scout));
        } finally {
            runs.remove(run);
        }
        run.reason().ifPresent(lastStop::set);
        run.rethrow();
    }

    private List<Thread> start(SmtpRun run) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= settings.connections(); i++) {
            threads.add(start("smtp-" + i, new ConnectionWorker(run, gate, relays)));
        }
        return threads;
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** An interrupt is taken as the wish to stop: what is on the wire must still be finished. */
    private static void join(SmtpRun run, List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    run.stop();
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Why this thread's last send ended before its messages did; empty when it did not. */
    public Optional<Stop> lastStop() {
        return Optional.ofNullable(lastStop.get());
    }

    /** Nothing more is taken until {@link #resume}; what is on the wire is finished. */
    public void pause() {
        gate.pause(true);
    }

    public void resume() {
        gate.pause(false);
    }

    /** The sends under way take nothing more, finish what is on the wire, and return. */
    public void stop() {
        runs.forEach(SmtpRun::stop);
    }

    public Gauges gauges() {
        return gate.gauges();
    }

    /** Stops, and cuts the connections that are not done after the grace; what is cut after its final dot is uncertain. */
    @Override
    public void close() {
        closed = true;
        stop();
        await(settings.grace());
        runs.forEach(SmtpRun::haltNow);
        watchdog.cutAll();
        await(Duration.ofSeconds(5));
        watchdog.close();
    }

    private void await(Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        while (!runs.isEmpty() && System.nanoTime() - until < 0) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The engine at a glance, for metrics. */
    public record Gauges(Flow flow, int openConnections, int allowedConnections, long accepted) {}

    /** How the mail flows. */
    public enum Flow {
        FLOWING,
        /** The relay is in trouble or asked for less: nothing is begun for a while. */
        BACKING_OFF,
        /** One connection tries whether the trouble is over. */
        PROBING,
        /** By our own wish. */
        PAUSED
    }

    /** How fast messages may be begun. Asked by one thread at a time, of which others wait: it may look into a budget, but not wait for its turn itself. */
    @FunctionalInterface
    public interface Pace {
        Pace UNLIMITED = () -> Duration.ZERO;

        /** Reserves the next message's turn, and says how long it is until then. */
        Duration untilNext();
    }

    /**
     * Messages that can say whether the next one is at hand. Any iterator will do for {@link SmtpEngine#send}; one that waits,
     * as for a page of rows or for its pace, spares the engine a change of threads for each message by saying when it won't.
     */
    public interface Supply extends Iterator<Message> {
        /** Whether {@code hasNext} would answer at once. Must not wait itself. */
        boolean isReady();
    }
}
