package org.broadsheet.platform;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Takes control characters out of every message and of every exception's message in a text log, on the console and in
 * files, whatever the configuration of the log is: a line break from outside must not begin a line of its own. Structured
 * formats escape them and stay as they are.
 */
class LogCleaner implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final Map<String, Supplier<DynamicConverter<?>>> CONVERTERS = converters();

    private static Map<String, Supplier<DynamicConverter<?>>> converters() {
        Map<String, Supplier<DynamicConverter<?>>> converters = new HashMap<>();
        Stream.of("m", "msg", "message").forEach(word -> converters.put(word, CleanMessage::new));
        Stream.of(
                        "ex",
                        "exception",
                        "throwable",
                        "xEx",
                        "xException",
                        "xThrowable",
                        "rEx",
                        "rootException",
                        "wEx",
                        "wex")
                .forEach(word -> converters.put(word, CleanThrowable::new));
        return converters;
    }

    /** After the log is set up. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) return;
        register(context);
        context.getLoggerList().forEach(logger -> clean(logger.iteratorForAppenders()));
    }

    @SuppressWarnings("unchecked")
    private static void register(LoggerContext context) {
        Map<String, Object> rules =
                (Map<String, Object>) context.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS);
        if (rules == null) rules = new HashMap<>();
        rules.putAll(CONVERTERS);
        context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
        if (context.getObject(CoreConstants.PATTERN_RULE_REGISTRY) instanceof Map<?, ?> names)
            names.keySet().removeAll(CONVERTERS.keySet());
    }

    private static void clean(Iterator<Appender<ILoggingEvent>> appenders) {
        while (appenders.hasNext()) {
            Appender<ILoggingEvent> appender = appenders.next();
            if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) restart(stream.getEncoder());
            if (appender instanceof AppenderAttachable<?> more) clean(attached(more));
        }
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Appender<ILoggingEvent>> attached(AppenderAttachable<?> more) {
        return ((AppenderAttachable<ILoggingEvent>) more).iteratorForAppenders();
    }

    private static void restart(@Nullable Encoder<ILoggingEvent> encoder) {
        if (!(encoder instanceof LayoutWrappingEncoder<ILoggingEvent>)) return;
        encoder.stop();
        encoder.start();
    }

    static String clean(@Nullable String text) {
        if (text == null) return "null";
        return TextCleaner.hasUnsafe(text) ? TextCleaner.line(text) : text;
    }

    static class CleanMessage extends MessageConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return clean(super.convert(event));
        }
    }

    static class CleanThrowable extends WhitespaceThrowableProxyConverter {
        @Override
        protected String throwableProxyToString(IThrowableProxy thrown) {
            return super.throwableProxyToString(new Clean(thrown));
        }
    }

    /** The same with clean messages, all the way down. */
    private record Clean(IThrowableProxy thrown) implements IThrowableProxy {
        private static @Nullable Clean of(@Nullable IThrowableProxy thrown) {
            return thrown == null ? null : new Clean(thrown);
        }

        @Override
        public @Nullable String getMessage() {
            return thrown.getMessage() == null ? null : clean(thrown.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return thrown.getOverridingMessage() == null ? null : clean(thrown.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return of(thrown.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Stream.of(thrown.getSuppressed()).map(Clean::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }
}
