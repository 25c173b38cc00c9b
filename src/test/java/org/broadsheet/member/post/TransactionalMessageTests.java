package org.broadsheet.member.post;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import java.io.File;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.member.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a link holds, as both languages count it. */
class TransactionalMessageTests {
    @ParameterizedTest
    @CsvSource({
        "en, 24, for 1 day.",
        "en, 336, for 14 days.",
        "en, 12, for 12 hours.",
        "uk, 24, діє 1 день.",
        "uk, 72, діє 3 дні.",
        "uk, 264, діє 11 днів.",
        "uk, 504, діє 21 день.",
        "uk, 1, діє 1 годину.",
        "uk, 34, діє 34 години.",
        "pl, 72, for 3 days."
    })
    void linkSaysHowLongItHolds(String language, int hours, String words) throws Exception {
        for (String template : List.of("confirm", "invite"))
            for (String part : List.of("text.ftl", "html.ftlh"))
                assertThat(letter(template, part, language, Map.of("hours", hours)))
                        .contains(words);
    }

    /** What an older version left waiting knows days only. */
    @ParameterizedTest
    @CsvSource({"en, for 14 days.", "uk, діє 14 днів."})
    void letterThatWaitedOverAnUpgradeSaysItToo(String language, String words) throws Exception {
        assertThat(letter("confirm", "text.ftl", language, Map.of("days", 14))).contains(words);
    }

    private static String letter(String template, String part, String language, Map<String, Object> more)
            throws Exception {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setDirectoryForTemplateLoading(new File("templates"));
        templates.setDefaultEncoding("UTF-8");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        Map<String, Object> messages = new HashMap<>();
        new Messages("templates").customizeFreeMarkerVariables(messages);
        templates.setSharedVariables(messages);
        Map<String, Object> model = new HashMap<>(more);
        model.put("kind", template.equals("confirm") ? "join" : "invite");
        model.put("language", language);
        model.put("link", "https://example.org/confirm/1");
        model.put("digests", List.of("The Daily"));
        model.put("username", "olena");
        model.put("by", "editor");
        model.put("newsroom", Map.of("name", "The Example"));
        StringWriter letter = new StringWriter();
        templates.getTemplate("email/" + template + "/" + part).process(model, letter);
        return letter.toString();
    }
}
