package org.broadsheet.letter.template;

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
import java.util.Optional;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.LetterFormat;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The templates of letters, small mails and pages: those of the newsroom's folder, else those in the jar. Spring Boot's
 * FreeMarker configuration, so that one set of rules holds for all: no template calls a Java class, errors name file and
 * line, and a changed file counts from the next use.
 */
@Component
public class Templates {
    private static final Duration CHANGES_SEEN_AFTER = Duration.ofMillis(500);
    private static final String LAST_RESORT = "en";
    private static final JsonMapper JSON = new JsonMapper();

    private final Configuration configuration;
    private final Optional<Path> folder;

    public Templates(TemplateSettings settings, Configuration configuration) {
        this.configuration = configuration;
        this.folder = settings.folder();
        configuration.setTemplateLoader(loader(settings));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateUpdateDelayMilliseconds(CHANGES_SEEN_AFTER.toMillis());
        TemplateMethods.share(configuration);
    }

    /**
     * What the template makes of the model.
     *
     * @param name below {@code templates/}: {@code email/daily/html.ftlh}
     * @throws BrokenTemplate where it cannot be read or run, or is not there
     */
    public String render(String name, Map<String, ?> model, Locale locale) {
        try {
            StringWriter out = new StringWriter();
            configuration.getTemplate(name, locale).process(model, out);
            return out.toString();
        } catch (TemplateException | IOException e) {
            throw BrokenTemplate.of(folder, name, e);
        }
    }

    /**
     * Every template of a letter, on the {@code sample.json} beside them.
     *
     * @param letter its folder, {@code email/daily/}
     * @throws BrokenTemplate for the first that cannot be used
     */
    public void renderSample(String letter, String language) {
        Map<String, Object> sample = sample(letter + "sample.json");
        sample.put("language", language);
        for (String file : LetterFormat.files()) render(letter + file, sample, Locale.forLanguageTag(language));
    }

    private Map<String, Object> sample(String file) {
        try {
            return JSON.readValue(source(file), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw BrokenTemplate.of(folder, file, e.getLocation().getLineNr(), e.getOriginalMessage(), e);
        }
    }

    /** The file as it is. */
    private String source(String name) {
        try {
            return configuration
                    .getTemplate(name, null, StandardCharsets.UTF_8.name(), false)
                    .toString();
        } catch (IOException e) {
            throw BrokenTemplate.of(folder, name, e);
        }
    }

    boolean has(String name) {
        try {
            return configuration.getTemplate(name, null, null, null, true, true) != null;
        } catch (IOException e) {
            throw BrokenTemplate.of(folder, name, e);
        }
    }

    /** The language itself where there are words in it, else English. */
    public String language(String wanted) {
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
