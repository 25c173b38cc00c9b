package org.broadsheet.command;

import java.io.PrintStream;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.newsroom.UnknownDigest;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

/** Why a command could not do its work, as one line for a person and an exit code for a script. */
record Fault(String line, int code, Throwable cause) {
    private static final String DEMO = " (to see it work with everything embedded: mvn spring-boot:test-run)";

    /** Not the name of one of our classes. */
    private static final Pattern NAMES_SETTING = Pattern.compile("(?<![\\w.])broadsheet\\.");

    static Fault of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        for (Throwable link : chain) {
            Optional<Fault> known = known(link);
            if (known.isPresent()) return known.get();
        }
        Throwable root = chain.get(chain.size() - 1);
        String words = root.getMessage() == null ? root.getClass().getName() : root.getMessage();
        return new Fault(oneLine(words), Exit.FAULT, thrown);
    }

    int tell(PrintStream err) {
        err.println("broadsheet: " + line);
        // The trail is for the one who mends the program: --debug shows it.
        LoggerFactory.getLogger("org.broadsheet.command").debug("trail of the fault", cause);
        return code;
    }

    private static Optional<Fault> known(Throwable link) {
        if (link instanceof WrongSetting || link instanceof UnknownDigest)
            return usage(String.valueOf(link.getMessage()), link);
        if (link instanceof BindValidationException e) return usage(violations(e), link);
        if (link instanceof BindException e) return usage(binding(e), link);
        if (link instanceof InvalidConfigurationPropertyValueException e)
            return usage(e.getName() + " " + e.getReason(), link);
        if (link instanceof ConfigurationPropertiesBindException) return Optional.empty();
        if (link instanceof PortInUseException e)
            return usage("server.port " + e.getPort() + " is taken by another program: choose another", link);
        if (link instanceof FlywayValidateException)
            return usage(
                    "the database at spring.datasource.url was made by another version of Broadsheet: start the version that"
                            + " made it, or give a new database (the demo's is the folder data/: delete it)",
                    link);
        if (link instanceof SQLException e && unreachable(e)) return Optional.of(database(e));
        return Optional.empty();
    }

    private static Optional<Fault> usage(String line, Throwable cause) {
        return Optional.of(new Fault(oneLine(line), Exit.USAGE, cause));
    }

    private static Fault database(SQLException e) {
        return new Fault(
                "the database at spring.datasource.url does not let us in: " + oneLine(String.valueOf(e.getMessage()))
                        + DEMO,
                Exit.FAULT,
                e);
    }

    /** SQLSTATE classes 08 (connection) and 28 (authorisation), 3D (no such database). */
    private static boolean unreachable(SQLException e) {
        String state = e.getSQLState();
        return e.getCause() instanceof ConnectException
                || (state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D")));
    }

    private static String violations(BindValidationException e) {
        var errors = e.getValidationErrors();
        return errors.getAllErrors().stream()
                .map(error -> error instanceof org.springframework.validation.FieldError field
                        ? errors.getName() + "." + kebab(field.getField()) + " " + field.getDefaultMessage()
                        : errors.getName() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String binding(BindException e) {
        Throwable root = chain(e).get(chain(e).size() - 1);
        Object value = e.getProperty() == null ? null : e.getProperty().getValue();
        String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        // A record that refuses its values names the setting itself.
        if (root instanceof IllegalArgumentException
                && NAMES_SETTING.matcher(words).find()) return words;
        return e.getName() + (value == null ? "" : " cannot be '" + value + "'") + ": "
                + choice(e).orElse(words);
    }

    /** What a setting may be that is one of some words. */
    private static Optional<String> choice(BindException e) {
        return chain(e).stream()
                .filter(ConversionFailedException.class::isInstance)
                .map(link -> ((ConversionFailedException) link).getTargetType().getType())
                .filter(Class::isEnum)
                .map(Fault::words)
                .findFirst();
    }

    private static String words(Class<?> choice) {
        return "choose of "
                + Stream.of(choice.getEnumConstants())
                        .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) chain.add(t);
        return chain;
    }

    private static String oneLine(String words) {
        return words.strip().replaceAll("(?<![\\s&&[^\\r\\n]])[\\s&&[^\\r\\n]]*+\\R\\s*+", " ");
    }
}
