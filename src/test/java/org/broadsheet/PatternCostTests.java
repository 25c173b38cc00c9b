package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of the program is quadratic: one mail, feed or form must not buy seconds of CPU with kilobytes.
 * The cost is counted in characters looked at, so that a busy machine changes nothing and a failing expression is left at
 * once. It finds expressions in static fields, in the bounce rules, and in calls that take one as a literal.
 */
class PatternCostTests {
    private static final Path SOURCES = Path.of("src/main/java");

    private record Expression(String where, Pattern pattern, PatternCost.Use use) {}

    @Test
    void everyStaticPatternIsLinear() {
        assertThat(failing(constants())).isEmpty();
    }

    @Test
    void everyLiteralExpressionIsLinear() {
        List<Expression> literals = literals();

        assertThat(literals).hasSizeGreaterThan(50);
        assertThat(failing(literals)).isEmpty();
    }

    @Test
    void theMeasureKnowsTheExpressionsThatStoodStillOnce() {
        for (String bad : List.of(
                "^\\W*(?:re:\\s*)*(?:\\W*reply)", "(?m)^[-=_>\\s]*copy", "a+b", "\\s+$", "(?:a|b)*c", "a*a*y")) {
            assertThat(PatternCost.badInputs(Pattern.compile(bad), PatternCost.Use.FIND))
                    .as(bad)
                    .isNotEmpty();
        }
        assertThat(PatternCost.badInputs(
                        Pattern.compile("\\bspam|[<>]{1,5}x|^\\s*+re:|(?<!\\s)\\s++$"), PatternCost.Use.FIND))
                .isEmpty();
    }

    private static List<String> failing(List<Expression> expressions) {
        return expressions.parallelStream()
                .flatMap(e -> PatternCost.badInputs(e.pattern(), e.use()).stream()
                        .limit(1)
                        .map(on -> e.where() + ": " + shortened(e.pattern().pattern()) + " on " + on))
                .distinct()
                .toList();
    }

    private static String shortened(String regex) {
        return regex.length() > 150 ? regex.substring(0, 150) + "..." : regex;
    }

    private static List<Expression> constants() {
        Map<String, Expression> found = new LinkedHashMap<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()))
                    patterns(field)
                            .forEach(pattern -> found.put(
                                    field.getDeclaringClass().getName() + "." + field.getName() + pattern,
                                    new Expression(type.getName() + "." + field.getName(), pattern, use(type, field))));
            }
        }
        return List.copyOf(found.values());
    }

    // A constant whose every matcher is asked for a whole match, or at the beginning, starts nowhere else.
    private static PatternCost.Use use(Class<?> type, Field field) {
        String source = source(type);
        Matcher uses = Pattern.compile("\\b" + field.getName() + "\\s*\\.matcher\\([^;]{0,200}?\\)\\s*\\.(\\w+)\\(")
                .matcher(source);
        boolean anchored = field.getType() == Pattern.class && uses.find();
        for (boolean more = anchored; more; more = uses.find()) {
            anchored &= uses.group(1).equals("matches");
        }
        long mentions = Pattern.compile("\\b" + field.getName() + "\\b")
                .matcher(source)
                .results()
                .count();
        return anchored
                        && mentions
                                == 1
                                        + Pattern.compile("\\b" + field.getName()
                                                        + "\\s*\\.matcher\\([^;]{0,200}?\\)\\s*\\.matches\\(")
                                                .matcher(source)
                                                .results()
                                                .count()
                ? PatternCost.Use.MATCH
                : PatternCost.Use.FIND;
    }

    private static String source(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        return read(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
    }

    private static Stream<Pattern> patterns(Field field) {
        try {
            field.setAccessible(true);
            return patterns(field.get(null));
        } catch (IllegalAccessException | RuntimeException | LinkageError e) {
            return Stream.empty();
        }
    }

    private static Stream<Pattern> patterns(Object value) {
        if (value instanceof Pattern pattern) return Stream.of(pattern);
        if (value instanceof Collection<?> all) return all.stream().flatMap(PatternCostTests::patterns);
        if (value instanceof Object[] all) return Stream.of(all).flatMap(PatternCostTests::patterns);
        if (value instanceof Map<?, ?> map)
            return Stream.concat(map.keySet().stream(), map.values().stream()).flatMap(PatternCostTests::patterns);
        if (value instanceof Record record) return components(record);
        return Stream.empty();
    }

    private static Stream<Pattern> components(Record record) {
        return Stream.of(record.getClass().getRecordComponents()).flatMap(component -> {
            try {
                component.getAccessor().setAccessible(true);
                return patterns(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException | RuntimeException e) {
                return Stream.empty();
            }
        });
    }

    private static List<Class<?>> classes() {
        Path root = Path.of(Broadsheet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> files = Files.walk(root.resolve("org/broadsheet"))) {
            return files.map(root::relativize)
                    .map(file -> file.toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PatternCostTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static final Pattern CALL = Pattern.compile(
            "(Pattern\\.(?:compile|matches)|\\.replaceAll|\\.replaceFirst|\\.matches|\\.split)\\(\\s*(?=\")");
    /** Of {@code Matcher}, not of {@code String}: its one argument is no expression. */
    private static final Pattern ONE_ARGUMENT =
            Pattern.compile("\\.replace(?:All|First)\\(\\s*\"(?:[^\"\\\\]|\\\\.)*+\"\\s*\\)");

    private static List<Expression> literals() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> literals(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Expression> literals(Path file) {
        String source = read(file);
        List<Expression> found = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            // Constants are found by reflection, with how they are used.
            boolean isConstant =
                    source.lastIndexOf("static final Pattern", call.start()) > source.lastIndexOf(';', call.start());
            if (isConstant
                    || ONE_ARGUMENT
                            .matcher(source)
                            .region(call.start(), source.length())
                            .lookingAt()) continue;
            PatternCost.Use use = call.group(1).equals(".matches") ? PatternCost.Use.MATCH : PatternCost.Use.FIND;
            found.add(new Expression(
                    SOURCES.relativize(file) + " " + call.group(1), Pattern.compile(literal(source, call.end())), use));
        }
        return found;
    }

    private static String literal(String source, int quote) {
        if (source.startsWith("\"\"\"", quote)) {
            int end = source.indexOf("\"\"\"", quote + 3);
            return unescaped(source.substring(quote + 3, end).stripIndent());
        }
        StringBuilder all = new StringBuilder();
        for (int at = quote; source.charAt(at) == '"'; ) {
            int end = IntStream.iterate(at + 1, i -> source.charAt(i) == '\\' ? i + 2 : i + 1)
                    .filter(i -> source.charAt(i) == '"')
                    .findFirst()
                    .orElseThrow();
            all.append(unescaped(source.substring(at + 1, end)));
            Matcher plus = Pattern.compile("\\s*\\+\\s*(?=\")").matcher(source).region(end + 1, source.length());
            if (!plus.lookingAt()) break;
            at = plus.end();
        }
        return all.toString();
    }

    private static String unescaped(String literal) {
        return Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})")
                .matcher(literal)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .translateEscapes();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
