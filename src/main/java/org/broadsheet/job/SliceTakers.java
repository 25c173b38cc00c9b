package org.broadsheet.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.endpoint.PollingConsumer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.MatchAlwaysTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/** Takes slices from the queue, where this replica delivers: as soon as there are any, whoever runs the edition. */
@Component
class SliceTakers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SliceTakers.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final SliceChannel channel;
    private final SliceWorker worker;
    private final Places places;
    private final boolean wanted;
    private final BeanFactory beans;
    private final List<PollingConsumer> takers = new ArrayList<>();
    private final ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
    private volatile boolean running;

    SliceTakers(SliceChannel channel, SliceWorker worker, Places places, RoleSettings settings, BeanFactory beans) {
        this.channel = channel;
        this.worker = worker;
        this.places = places;
        this.wanted = settings.plays(Role.DELIVER);
        this.beans = beans;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public synchronized void start() {
        threads.setPoolSize(SliceChannel.TAKERS);
        threads.setThreadNamePrefix("slice-taker-");
        threads.setDaemon(true);
        threads.initialize();
        running = true;
        for (int i = 0; i < SliceChannel.TAKERS; i++) takers.add(taker());
        takers.forEach(PollingConsumer::start);
    }

    private PollingConsumer taker() {
        PollingConsumer taker = new PollingConsumer(channel.queue(), worker);
        taker.setBeanFactory(beans);
        taker.setTaskScheduler(threads);
        taker.setTrigger(new PeriodicTrigger(LOOK));
        // Else it would wait for what this process puts into the queue, and miss what others do.
        taker.setReceiveTimeout(0);
        taker.setAdviceChain(List.of(transaction()));
        taker.setErrorHandler(this::told);
        taker.afterPropertiesSet();
        return taker;
    }

    private TransactionInterceptor transaction() {
        var always = new MatchAlwaysTransactionAttributeSource();
        always.setTransactionAttribute(new DefaultTransactionAttribute());
        return new TransactionInterceptor(channel.transactions(), always);
    }

    private void told(Throwable e) {
        if (!running || Outage.is(e)) log.debug("no slice can be taken", e);
        else log.warn("a slice was taken in vain", e);
    }

    /** Takes nothing new; what is being delivered ends with what is on the wire, and is handed in. */
    @Override
    public synchronized void stop() {
        running = false;
        takers.forEach(PollingConsumer::stop);
        takers.clear();
        threads.setWaitForTasksToCompleteOnShutdown(true);
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            while (!places.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
