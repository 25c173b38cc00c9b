package org.broadsheet.letter;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The templates of letters: those of the newsroom's folder, else those in the jar. A changed file counts from the next letter. */
@Component
class Templates {
    private static final Duration CHANGES_SEEN_AFTER = Duration.ofMillis(500);
    private static final String LAST_RESORT = "en";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    private final Faults faults;

    Templates(TemplateSettings settings) {
        this.faults = new Faults(settings.folder());
        configuration.setTemplateLoader(loader(settings));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateUpdateDelayMilliseconds(CHANGES_SEEN_AFTER.toMillis());
        TemplateWords.share(configuration);
    }

    /**
     * What the template makes of the model.
     *
     * @param name below {@code templates/}: {@code email/daily/html.ftlh}
     * @throws BrokenTemplate where it cannot be read or run, or is not there
     */
    String render(String name, Map<String, ?> model, Locale locale) {
        try {
            StringWriter out = new StringWriter();
            configuration.getTemplate(name, locale).process(model, out);
            return out.toString();
        } catch (TemplateException | IOException e) {
            throw faults.of(name, e);
        }
    }

    /** A template that the caller found broken. */
    BrokenTemplate broken(String name, int line, String reason, Exception cause) {
        return faults.of(name, line, reason, cause);
    }

    /** The file as it is. */
    String source(String name) {
        try {
            return configuration
                    .getTemplate(name, null, StandardCharsets.UTF_8.name(), false)
                    .toString();
        } catch (IOException e) {
            throw faults.of(name, e);
        }
    }

    boolean has(String name) {
        try {
            return configuration.getTemplate(name, null, null, null, true, true) != null;
        } catch (IOException e) {
            throw faults.of(name, e);
        }
    }

    /** The language itself where there are words in it, else English. */
    String language(String wanted) {
        String language = Locale.forLanguageTag(wanted).getLanguage();
        boolean known = !language.isEmpty() && has("email/_words_" + language + ".ftl");
        return known ? language : LAST_RESORT;
    }

    private static TemplateLoader loader(TemplateSettings settings) {
        List<TemplateLoader> loaders = new ArrayList<>();
        settings.folder().ifPresent(folder -> loaders.add(fileLoader(folder)));
        loaders.add(new ClassTemplateLoader(Templates.class, "/templates"));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }

    private static TemplateLoader fileLoader(Path folder) {
        try {
            return new FileTemplateLoader(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("broadsheet.templates cannot be read: " + folder.toAbsolutePath(), e);
        }
    }
}
