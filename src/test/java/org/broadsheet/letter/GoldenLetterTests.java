package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.letter.template.Templates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the templates make of their sample, letter for letter. After a wanted change: {@code mvn test
 * -Dtest=GoldenLetterTests -Dgolden=write}, and look at the difference before it is committed.
 */
class GoldenLetterTests {
    private static final Path GOLDEN = Path.of("src/test/resources/letter");
    private final Templates templates = new LetterRoom().templates();

    static Stream<Arguments> letters() {
        return Stream.of("en", "uk")
                .flatMap(language -> LetterFormat.files().stream().map(file -> Arguments.of(language, file)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void templateSaysWhatItSaid(String language, String file) throws IOException {
        String name = "email/daily/" + file;
        String said = templates.render(name, sample(language), Locale.forLanguageTag(language));

        Path golden =
                GOLDEN.resolve(language).resolve(file.replaceFirst("\\.ftlh?$", file.endsWith("h") ? ".html" : ".txt"));
        if ("write".equals(System.getProperty("golden"))) write(golden, said);
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    private static Map<String, Object> sample(String language) throws IOException {
        String json = Files.readString(Path.of("templates/email/daily/sample.json"));
        Map<String, Object> sample = new JsonMapper().readValue(json, new TypeReference<>() {});
        sample.put("language", language);
        return sample;
    }

    private static void write(Path golden, String said) throws IOException {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, said);
    }
}
