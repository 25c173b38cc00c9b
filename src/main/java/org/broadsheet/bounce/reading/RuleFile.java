package org.broadsheet.bounce.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the rules from their file; how it is written stands at its head. A rule that cannot hold is an error at start. */
final class RuleFile {
    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9-]+)] +([a-z-]+)((?: +[a-z=,]+)*)");
    private static final Pattern TERM = Pattern.compile("(words|status|reply) +(.+)");

    private final String file;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable Rule open;

    private RuleFile(String file) {
        this.file = file;
    }

    static List<Rule> read(String file) {
        try (InputStream in = RuleFile.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no rule file " + file);
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static List<Rule> parse(String file, String text) {
        RuleFile rules = new RuleFile(file);
        int number = 0;
        for (String line : text.split("\n", -1)) rules.line(line.strip(), ++number);
        rules.close();
        return List.copyOf(rules.rules);
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) return;
        try {
            if (line.startsWith("[")) head(line);
            else sign(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " line " + number + ": " + e.getMessage(), e);
        }
    }

    private void head(String line) {
        Matcher m = HEAD.matcher(line);
        if (!m.matches()) throw new IllegalArgumentException("not a head of a rule: " + line);
        if (!names.add(m.group(1))) throw new IllegalArgumentException("a second rule " + m.group(1));
        close();
        Cause cause = Cause.valueOf(m.group(2).toUpperCase(Locale.ROOT).replace('-', '_'));
        open = withOptions(new Rule(m.group(1), cause, List.of(), Set.of(), false, false), m.group(3));
    }

    private static Rule withOptions(Rule rule, String options) {
        boolean doubtful = options.contains("doubtful");
        boolean last = options.contains("last");
        Matcher at = Pattern.compile("at=([a-z,]+)").matcher(options);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        if (at.find()) {
            for (String stage : at.group(1).split(",")) stages.add(Stage.valueOf(stage.toUpperCase(Locale.ROOT)));
        }
        return new Rule(rule.name(), rule.cause(), List.of(), stages, doubtful, last);
    }

    private void sign(String line) {
        if (open == null) throw new IllegalArgumentException("a sign before any rule");
        List<Rule.Sign> signs = new ArrayList<>(open.signs());
        signs.add(terms(line));
        open = new Rule(open.name(), open.cause(), signs, open.stages(), open.doubtful(), open.last());
    }

    private static Rule.Sign terms(String line) {
        Pattern words = null;
        Pattern status = null;
        Pattern reply = null;
        for (String term : line.split(" & ")) {
            Matcher m = TERM.matcher(term.strip());
            if (!m.matches()) throw new IllegalArgumentException("not a sign: " + term);
            Pattern pattern = compile(m.group(2));
            if (m.group(1).equals("words")) words = pattern;
            else if (m.group(1).equals("status")) status = pattern;
            else reply = pattern;
        }
        return new Rule.Sign(words, status, reply);
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " in " + regex, e);
        }
    }

    private void close() {
        if (open == null) return;
        if (open.signs().isEmpty()) throw new IllegalStateException(file + ": rule " + open.name() + " has no sign");
        rules.add(open);
        open = null;
    }
}
