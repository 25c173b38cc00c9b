package org.broadsheet.letter;

import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** What templates can call beside FreeMarker's own: {@code wrap}, {@code underline}, {@code ruler} and {@code written}. */
final class TemplateWords {
    private static final int DATE = "2026-11-22".length();

    private TemplateWords() {}

    static void share(Configuration configuration) {
        configuration.setSharedVariable("wrap", method(words -> TextColumn.wrap(words.get(0))));
        configuration.setSharedVariable("underline", method(words -> TextColumn.underline(words.get(0), words.get(1))));
        configuration.setSharedVariable("ruler", method(words -> words.get(0).repeat(TextColumn.WIDTH)));
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
}
