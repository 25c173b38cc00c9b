package org.broadsheet.bounce.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of {@code bounce-rules.txt}, whose form stands at its head. A line that cannot hold is an error at start. */
final class BounceRules {
    private static final String IGNORED = "ignored";
    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9-]+)] +([a-z-]+)((?: +[a-z=,]+){0,4})");
    private static final Pattern TERM = Pattern.compile("(words|status|reply) +(.+)");
    private static final Pattern LET = Pattern.compile("let ([a-z-]+) = (.+)");
    private static final Pattern NAMED = Pattern.compile("(?<!\\(\\?)<([a-z-]+)>");
    private static final Pattern STAGES = Pattern.compile("at=([a-z,]+)");

    /**
     * A family of phrases and codes with a name.
     *
     * @param cause null: sentences with its words are no evidence
     * @param stages the commands whose refusal it can judge; empty: any
     * @param doubtful whether words alone do not suffice
     * @param last whether it is asked only when no other rule has spoken
     */
    record Rule(
            String name,
            @Nullable Cause cause,
            List<Sign> signs,
            Set<RecipientReport.Stage> stages,
            boolean doubtful,
            boolean last) {
        boolean holds(String plain, RecipientReport trouble) {
            return (stages.isEmpty() || stages.contains(trouble.stage()))
                    && signs.stream().anyMatch(sign -> sign.holds(plain, trouble));
        }
    }

    /** One line: all that it names has to hold. */
    record Sign(
            @Nullable Pattern words,
            @Nullable Pattern status,
            @Nullable Pattern reply) {
        boolean holds(String plain, RecipientReport trouble) {
            return (words == null || words.matcher(plain).find())
                    && matches(status, trouble.status() == null ? "" : trouble.status())
                    && matches(reply, trouble.reply());
        }

        private static boolean matches(@Nullable Pattern pattern, String code) {
            return pattern == null || pattern.matcher(code).matches();
        }

        Stream<Pattern> patterns() {
            return Stream.of(words, status, reply).filter(java.util.Objects::nonNull);
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> alternatives = new HashMap<>();

    private BounceRules() {}

    static BounceRules standard() {
        String file = "/org/broadsheet/bounce/bounce-rules.txt";
        try (InputStream in = BounceRules.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no rule file " + file);
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static BounceRules parse(String file, String text) {
        BounceRules rules = new BounceRules();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                rules.line(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(file + " line " + number + ": " + e.getMessage(), e);
            }
        }
        rules.rules.stream().filter(rule -> rule.signs().isEmpty()).findAny().ifPresent(rule -> {
            throw new IllegalStateException(file + ": rule " + rule.name() + " has no sign");
        });
        return rules;
    }

    /** The rules that are asked in the first place, or those asked at last. */
    Stream<Rule> asked(boolean last) {
        return rules.stream().filter(rule -> rule.cause() != null && rule.last() == last);
    }

    /** Whether a line of a report is no evidence: an advertisement of its scanner, a legal notice. */
    boolean isIgnored(String line) {
        String plain = line.toLowerCase(Locale.ROOT);
        return rules.stream()
                .filter(rule -> rule.cause() == null)
                .flatMap(rule -> rule.signs().stream())
                .anyMatch(sign ->
                        sign.words() != null && sign.words().matcher(plain).find());
    }

    List<Rule> all() {
        return List.copyOf(rules);
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) return;
        if (line.startsWith("[")) head(line);
        else if (line.startsWith("let ")) let(line);
        else sign(line);
    }

    private void let(String line) {
        Matcher m = LET.matcher(line);
        if (!m.matches()) throw new IllegalArgumentException("not a list: " + line);
        String words = Stream.of(m.group(2).split(", ")).map(String::strip).collect(Collectors.joining("|"));
        alternatives.merge(m.group(1), words, (before, more) -> before + "|" + more);
    }

    private void head(String line) {
        Matcher m = HEAD.matcher(line);
        if (!m.matches()) throw new IllegalArgumentException("not a head of a rule: " + line);
        if (!names.add(m.group(1))) throw new IllegalArgumentException("a second rule " + m.group(1));
        boolean ignored = m.group(2).equals(IGNORED);
        Cause cause = ignored
                ? null
                : Cause.valueOf(m.group(2).toUpperCase(Locale.ROOT).replace('-', '_'));
        String options = m.group(3);
        boolean doubtful = options.contains("doubtful");
        rules.add(new Rule(m.group(1), cause, new ArrayList<>(), stages(options), doubtful, options.contains("last")));
    }

    private static Set<RecipientReport.Stage> stages(String options) {
        Set<RecipientReport.Stage> stages = EnumSet.noneOf(RecipientReport.Stage.class);
        Matcher at = STAGES.matcher(options);
        if (at.find()) {
            for (String stage : at.group(1).split(","))
                stages.add(RecipientReport.Stage.valueOf(stage.toUpperCase(Locale.ROOT)));
        }
        return stages;
    }

    private void sign(String line) {
        if (rules.isEmpty()) throw new IllegalArgumentException("a sign before any rule");
        Map<String, Pattern> terms = new HashMap<>();
        for (String term : line.split(" & ")) {
            Matcher m = TERM.matcher(term.strip());
            if (!m.matches()) throw new IllegalArgumentException("not a sign: " + term);
            terms.put(m.group(1), compile(m.group(2)));
        }
        rules.get(rules.size() - 1).signs().add(new Sign(terms.get("words"), terms.get("status"), terms.get("reply")));
    }

    private Pattern compile(String regex) {
        String whole = NAMED.matcher(regex).replaceAll(named -> {
            String words = alternatives.get(named.group(1));
            if (words == null) throw new IllegalArgumentException("no list " + named.group(1));
            return Matcher.quoteReplacement("(?:" + words + ")");
        });
        try {
            return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " in " + regex, e);
        }
    }
}
