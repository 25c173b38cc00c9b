package org.broadsheet.delivery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Logs an outage of the database as one line, whichever library notices it: the pool, Quartz and Batch would each write a stack
 * trace every few seconds for as long as it lasts.
 */
@Component
class OutageLogFilter extends TurboFilter {
    OutageLogFilter() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) context.addTurboFilter(this);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable fault) {
        Throwable thrown = fault != null ? fault : last(params);
        if (thrown == null || !Outage.is(thrown)) return FilterReply.NEUTRAL;
        int number = Level.toLocationAwareLoggerInteger(level);
        Object[] others = params == null || fault != null ? params : Arrays.copyOf(params, params.length - 1);
        if (logger.isEnabledFor(level))
            logger.log(marker, Logger.class.getName(), number, format + " cause=" + cause(thrown), others, null);
        return FilterReply.DENY;
    }

    // As the last of several arguments SLF4J takes it out later.
    private static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable last ? last : null;
    }

    private static String cause(Throwable fault) {
        Throwable last = fault;
        while (last.getCause() != null) last = last.getCause();
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }
}
