package org.broadsheet.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes slices from the queue, where this replica delivers: as soon as there are any, whoever runs the edition. New ones
 * are told; those of the dead come back without a word, so as long as any are under way it looks.
 */
@Component
class SliceTakers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SliceTakers.class);

    /** Nobody is at work. What is new is told, but the one who tells may have been cut off. */
    private static final Duration CALM = Duration.ofSeconds(5);

    /** Others are at work, and one of them may die; or somebody was until a moment ago, and the next round may begin. */
    private static final Duration WATCHFUL = Duration.ofMillis(250);

    private static final Duration MOMENT = Duration.ofSeconds(10);

    /** This replica is at work. */
    private static final Duration BUSY = Duration.ofMillis(500);

    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final SliceChannel channel;
    private final SliceWorker worker;
    private final Places places;
    private final Workforce workforce;
    private final Deliveries deliveries;
    private final boolean wanted;
    private final TransactionTemplate taking;
    private final Semaphore told = new Semaphore(0);
    private ThreadPoolExecutor takers = takers();
    private volatile boolean running;

    SliceTakers(
            SliceChannel channel,
            SliceWorker worker,
            Places places,
            Workforce workforce,
            Deliveries deliveries,
            RoleSettings settings) {
        this.channel = channel;
        this.worker = worker;
        this.places = places;
        this.workforce = workforce;
        this.deliveries = deliveries;
        this.wanted = settings.plays(Role.DELIVER);
        this.taking = new TransactionTemplate(channel.transactions());
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    // When all are at work, nobody takes more: the next look comes soon enough.
    private static ThreadPoolExecutor takers() {
        return new ThreadPoolExecutor(
                0,
                SliceChannel.TAKERS,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon(work, "slice-taker"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void start() {
        if (takers.isShutdown()) takers = takers();
        running = true;
        workforce.join(this::wake);
        daemon(this::scout, "slice-scout").start();
    }

    // Who is at work has put the slice there: it was another place at the same edition.
    private void wake() {
        if (places.isEmpty()) told.release();
    }

    private void scout() {
        long work = System.nanoTime() - MOMENT.toNanos();
        while (running) {
            Duration pause = BUSY;
            try {
                boolean any = channel.hasSlices();
                deliveries.databaseAnswered();
                if (any) takers.execute(this::takeAll);
                if (any || !places.isEmpty()) work = System.nanoTime();
                boolean calm = System.nanoTime() - work > MOMENT.toNanos();
                pause = !places.isEmpty() ? BUSY : calm ? CALM : WATCHFUL;
            } catch (RuntimeException e) {
                told(e);
            }
            await(pause);
        }
    }

    private void await(Duration pause) {
        try {
            if (told.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) told.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void takeAll() {
        try {
            boolean more = true;
            while (running && more) more = Boolean.TRUE.equals(taking.execute(transaction -> take()));
        } catch (RuntimeException e) {
            told(e);
        }
    }

    private boolean take() {
        Message<?> slice = channel.queue().receive(0);
        return slice != null && worker.handle(slice);
    }

    private void told(RuntimeException e) {
        if (!running || Outage.is(e)) log.debug("no slice can be taken", e);
        else log.warn("a slice was taken in vain", e);
    }

    /** Takes nothing new; what is being delivered ends with what is on the wire, and is handed in. */
    @Override
    public synchronized void stop() {
        running = false;
        told.release();
        workforce.leave();
        takers.shutdownNow();
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            while (!places.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
