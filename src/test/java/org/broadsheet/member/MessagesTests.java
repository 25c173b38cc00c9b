package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of pages and small mails: whole in both languages, all used, with plurals, and replaceable one by one. */
class MessagesTests {
    private static final List<Path> PAGES = List.of(Path.of("templates/web"), Path.of("templates/email"));
    private static final Pattern GROUP = Pattern.compile("<#(?:assign|local) (\\w+) = messages\\(\"(\\w+)\"");
    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void bothLanguagesSayTheSameWithTheSameArguments() throws IOException {
        assertThat(arguments("uk")).isEqualTo(arguments("en")).hasSizeGreaterThan(800);
    }

    /** The plural's categories are those of the language: a category left out would read like another. */
    @Test
    void pluralsHaveTheCategoriesOfTheirLanguage() throws IOException {
        assertThat(messages("en").values().stream().filter(m -> m.contains("plural,")))
                .isNotEmpty()
                .allMatch(m -> m.contains("one{") && m.contains("other{"));
        assertThat(messages("uk").values().stream().filter(m -> m.contains("plural,")))
                .isNotEmpty()
                .allMatch(m -> m.contains("one{") && m.contains("few{") && m.contains("many{") && m.contains("other{"));
    }

    @Test
    void everyMessageIsUsedByAPageAndEveryPageHasItsMessages() throws IOException {
        Map<String, String> messages = messages("en");
        Set<String> known = messages.keySet().stream().map(MessagesTests::outer).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        for (Path page : pages())
            for (Use use : uses(page)) {
                used.add(use.key());
                assertThat(known).as(page.toString()).contains(use.key());
                String message = messages.get(use.key());
                if (message != null)
                    assertThat(use.called()).as(page + ": " + use.key()).isEqualTo(message.contains("{0"));
            }

        assertThat(used).isEqualTo(new TreeSet<>(known));
    }

    /** A key within a group that a page writes out is there; only those that it computes may be missing. */
    @Test
    void everyKeyThatAPageWritesOutIsThere() throws IOException {
        Map<String, String> messages = messages("en");
        Set<String> missing = new TreeSet<>();
        for (Path page : pages())
            for (Use use : uses(page))
                if (!use.inner().isEmpty() && !messages.containsKey(use.key() + "." + use.inner()))
                    missing.add(page + ": " + use.key() + "." + use.inner());

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, людина читає",
        "2, людини читають",
        "5, людей читають",
        "11, людей читають",
        "12, людей читають",
        "21, людина читає",
        "22, людини читають",
        "111, людей читають",
        "1001, людина читає"
    })
    void ukrainianCountsByItsOwnRules(int readers, String words) throws Exception {
        assertThat(say("${messages(\"member\", \"uk\").community(" + readers + ", \"Вісті\")}"))
                .isEqualTo(words + " «Вісті». Дякуємо.");
    }

    @Test
    void fileInTheNewsroomsFolderReplacesSingleMessages() throws Exception {
        Files.writeString(folder.resolve("messages_en.properties"), "member.homeTitle=Lena’s letter\n");

        String words = say("<#assign w = messages(\"member\", \"en\")>${w.homeTitle} / ${w.join} / "
                + "${messages(\"member\", \"uk\").homeTitle}");
        assertThat(words).isEqualTo("Lena’s letter / Sign up / Новини дня в одному листі");
    }

    @Test
    void brokenMessageIsNamed() throws IOException {
        Files.writeString(folder.resolve("messages_en.properties"), "member.useMeant=Use {0\n");

        assertThatThrownBy(() -> say("${messages(\"member\", \"en\").useMeant(\"a\")}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("member.useMeant")
                .hasMessageContaining("Use {0");
    }

    /** Values are put in as they are: braces and apostrophes of theirs mean nothing, and the page escapes them. */
    @Test
    void valuesAreNoPatterns() throws Exception {
        assertThat(say("${messages(\"member\", \"en\").useMeant(\"{0}'{1} <b>\")}"))
                .isEqualTo("Use {0}&#39;{1} &lt;b&gt;");
        assertThat(say("${messages(\"member\", \"en\").whys[\"x.{0}\"]!\"none\"}"))
                .isEqualTo("none");
    }

    private String say(String template) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setLogTemplateExceptions(false);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        Map<String, Object> variables = new HashMap<>();
        new Messages(folder.toString()).customizeFreeMarkerVariables(variables);
        configuration.setSharedVariables(variables);
        StringWriter out = new StringWriter();
        new Template("page", template, configuration).process(Map.of(), out);
        return out.toString();
    }

    /** A message that a page names: its group and name, what it names within that, and whether it gives arguments. */
    private record Use(String key, String inner, boolean called) {}

    private static List<Use> uses(Path page) throws IOException {
        String text = COMMENT.matcher(Files.readString(page)).replaceAll("");
        Map<String, String> groups = new HashMap<>(Map.of("p.words", "console"));
        GROUP.matcher(text).results().forEach(m -> groups.put(m.group(1), m.group(2)));
        String names = groups.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w.])(" + names + ")\\.(\\w+)(?:\\.(\\w+)|\\[\"([^\"]+)\"])?(\\()?")
                .matcher(text)
                .results()
                .map(m -> new Use(groups.get(m.group(1)) + "." + m.group(2), inner(m), m.group(5) != null))
                .toList();
    }

    private static String inner(MatchResult use) {
        if (use.group(3) != null) return use.group(3);
        return use.group(4) == null ? "" : use.group(4);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : PAGES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(pages::add);
            }
        }
        return pages;
    }

    private static String outer(String key) {
        String[] parts = key.split("\\.");
        return parts[0] + "." + parts[1];
    }

    /** Key by key the names of its arguments; reading them parses the message. */
    private static Map<String, Set<String>> arguments(String language) throws IOException {
        Map<String, Set<String>> arguments = new TreeMap<>();
        messages(language)
                .forEach((key, words) -> arguments.put(
                        key,
                        new TreeSet<>(new MessageFormat(words, Locale.forLanguageTag(language)).getArgumentNames())));
        return arguments;
    }

    private static Map<String, String> messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
            messages.load(file);
        }
        Map<String, String> all = new TreeMap<>();
        messages.forEach((key, words) -> all.put((String) key, (String) words));
        return all;
    }
}
