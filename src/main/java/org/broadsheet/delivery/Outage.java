package org.broadsheet.delivery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away, full or locked from a fault of ours: the former is waited out. */
public final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    // Connection, resources and disk full, operator's intervention, system error, deadlock and serialisation.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");
    private static final String READ_ONLY = "25006";

    private static final Duration PAUSE = Duration.ofMillis(500);

    private Outage() {}

    /** Does it again for as long as the database is away and {@code goOn} holds; then the outage is the caller's. */
    public static <T extends @Nullable Object> T outlast(Supplier<T> work, BooleanSupplier goOn) {
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!is(e) || !goOn.getAsBoolean()) throw e;
                log.warn("delivery waits for the database cause={}", e.getMessage());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }

    /** Whether the database is the cause; what was written last may or may not stand. */
    public static boolean is(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            // We had connections before; whatever the reason there is none now, it is not a member's.
            if (t instanceof CannotGetJdbcConnectionException || t instanceof CannotCreateTransactionException)
                return true;
            if (t instanceof SQLException e) return is(e.getSQLState());
        }
        return false;
    }

    // No state at all is the pool's way of saying that it could get no connection in time.
    private static boolean is(@Nullable String state) {
        return state == null
                || state.equals(READ_ONLY)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    /**
     * Logs an outage of the database as one line, whichever library notices it: the pool, Quartz and Batch would each write a
     * stack trace every few seconds for as long as it lasts.
     */
    @Component
    static class LogFilter extends TurboFilter {
        LogFilter() {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) context.addTurboFilter(this);
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                ch.qos.logback.classic.Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] params,
                @Nullable Throwable fault) {
            Throwable thrown = fault != null ? fault : last(params);
            if (thrown == null || !is(thrown)) return FilterReply.NEUTRAL;
            int number = Level.toLocationAwareLoggerInteger(level);
            Object[] others = params == null || fault != null ? params : Arrays.copyOf(params, params.length - 1);
            if (logger.isEnabledFor(level))
                logger.log(
                        marker,
                        ch.qos.logback.classic.Logger.class.getName(),
                        number,
                        format + " cause=" + cause(thrown),
                        others,
                        null);
            return FilterReply.DENY;
        }

        // As the last of several arguments SLF4J takes it out later.
        private static @Nullable Throwable last(Object @Nullable [] params) {
            return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable last
                    ? last
                    : null;
        }

        private static String cause(Throwable fault) {
            Throwable last = fault;
            while (last.getCause() != null) last = last.getCause();
            return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        }
    }
}
