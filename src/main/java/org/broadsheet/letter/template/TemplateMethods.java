package org.broadsheet.letter.template;

import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;

/** What templates can call beside FreeMarker's own: {@code wrap}, {@code underline}, {@code ruler} and {@code written}. */
public final class TemplateMethods {
    /** Columns of the text part, in which links stay whole. */
    private static final int WIDTH = 72;

    private static final int DATE = "2026-11-22".length();

    private TemplateMethods() {}

    static void share(Configuration configuration) {
        configuration.setSharedVariable("wrap", method(words -> wrap(words.get(0))));
        configuration.setSharedVariable("underline", method(words -> underline(words.get(0), words.get(1))));
        configuration.setSharedVariable("ruler", method(words -> words.get(0).repeat(WIDTH)));
        configuration.setSharedVariable("written", method(words -> written(words.get(0), words.get(1))));
    }

    /** A local day or a local time of a day, as the pattern says and in the language of the letter. */
    private static String written(String iso, String pattern) {
        TemporalAccessor time = iso.length() == DATE ? LocalDate.parse(iso) : LocalDateTime.parse(iso);
        var locale = Environment.getCurrentEnvironment().getLocale();
        return DateTimeFormatter.ofPattern(pattern, locale).format(time);
    }

    private static TemplateMethodModelEx method(Method method) {
        return arguments -> {
            String[] words = new String[arguments.size()];
            for (int i = 0; i < words.length; i++) words[i] = string(arguments.get(i));
            return method.call(List.of(words));
        };
    }

    private static String string(Object argument) throws TemplateModelException {
        if (argument instanceof TemplateScalarModel scalar) return scalar.getAsString();
        throw new TemplateModelException("this method takes strings");
    }

    private interface Method {
        String call(List<String> words);
    }

    /** The words in lines of at most 72 columns; a word longer than that, such as a link, has a line of its own. */
    public static String wrap(String words) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n", -1)) lines.addAll(lines(paragraph));
        return String.join("\n", lines);
    }

    /** The wrapped words, and below them the sign as often as the longest line has columns. */
    public static String underline(String words, String sign) {
        String wrapped = wrap(words);
        int longest = wrapped.lines().mapToInt(TemplateMethods::columns).max().orElse(0);
        return wrapped + "\n" + sign.repeat(Math.min(WIDTH, Math.max(1, longest)));
    }

    private static List<String> lines(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split("[ \\t]")) {
            if (line.length() > 0 && columns(line) + 1 + columns(word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Combining marks take no column of their own. */
    private static int columns(CharSequence words) {
        return (int) words.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
