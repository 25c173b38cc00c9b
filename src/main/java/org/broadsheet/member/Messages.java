package org.broadsheet.member;

import com.ibm.icu.text.MessageFormat;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerVariablesCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of pages and small mails: {@code messages_LANGUAGE.properties} in the jar, where a file of that name in the
 * newsroom's folder replaces single messages; English for a language that has none. In a template {@code messages("desk",
 * "en")} is a hash {@code w} of all whose keys begin with {@code desk.}: {@code w.title}, {@code w.states[name]}, and with
 * arguments {@code w.rows(n)}. Arguments are filled in by ICU's MessageFormat, which knows the plurals of each language; a
 * message without arguments is taken as it is.
 */
@Component
public class Messages implements FreeMarkerVariablesCustomizer {
    public static final List<String> LANGUAGES = List.of("en", "uk");

    private static final long CHANGES_SEEN_AFTER_MILLIS = 500;

    private final MessageSource source;

    /** @param folder the newsroom's templates; it need not be there */
    public Messages(@Value("${broadsheet.templates:templates}") String folder) {
        ReloadableResourceBundleMessageSource files = new ReloadableResourceBundleMessageSource();
        files.setBasenames(Path.of(folder, "messages").toUri().toString(), "classpath:messages");
        files.setDefaultEncoding(StandardCharsets.UTF_8.name());
        files.setFallbackToSystemLocale(false);
        files.setCacheMillis(CHANGES_SEEN_AFTER_MILLIS);
        this.source = files;
    }

    @Override
    public void customizeFreeMarkerVariables(Map<String, Object> variables) {
        TemplateMethodModelEx group = words -> new Group(source, word(words.get(0)), locale(words.get(1)), true);
        variables.put("messages", group);
    }

    /**
     * The first language of ours that a browser prefers.
     *
     * @param accepted its {@code Accept-Language}
     */
    public static Optional<String> preferred(@Nullable String accepted) {
        if (accepted == null) return Optional.empty();
        try {
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second is how the JDK refuses a lone "-".
            return Optional.empty();
        }
    }

    private static Locale locale(Object language) throws TemplateModelException {
        return LANGUAGES.contains(word(language)) ? Locale.forLanguageTag(word(language)) : Locale.ENGLISH;
    }

    private static String word(Object argument) throws TemplateModelException {
        if (argument instanceof TemplateScalarModel word) return word.getAsString();
        throw new TemplateModelException("messages takes a group and a language");
    }

    private record Group(MessageSource source, String key, Locale locale, boolean outer) implements TemplateHashModel {
        /** Words; or a group of them, which only a page's own may have; else null. */
        @Override
        public @Nullable TemplateModel get(String name) {
            String inner = key + "." + name;
            String words = source.getMessage(inner, null, null, locale);
            if (words != null) return new Message(inner, words, locale);
            return outer ? new Group(source, inner, locale, false) : null;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    private record Message(String key, String words, Locale locale)
            implements TemplateScalarModel, TemplateMethodModelEx {
        @Override
        public String getAsString() {
            return words;
        }

        @Override
        public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) values[i] = value(arguments.get(i));
            try {
                return new MessageFormat(words, locale).format(values);
            } catch (IllegalArgumentException e) {
                throw new TemplateModelException("the message " + key + " in " + locale + " is broken: " + words, e);
            }
        }

        private static Object value(@Nullable Object argument) throws TemplateModelException {
            if (argument instanceof TemplateNumberModel number) return number.getAsNumber();
            if (argument instanceof TemplateScalarModel words) return words.getAsString();
            throw new TemplateModelException("a message takes strings and numbers");
        }
    }
}
