package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the code is so. */
class ReadmeTests {
    private static final Path MAIN = Path.of("src/main/java/org/broadsheet");
    private static final String README = read(Path.of("README.md"));

    @Test
    void corePathIsThereAndReadInAnAfternoon() {
        List<Path> files = found(Pattern.compile("`([a-z]+(?:/\\w+)+\\.java)`"), section("Read this first")).stream()
                .map(MAIN::resolve)
                .toList();

        assertThat(files).hasSizeGreaterThan(20).allMatch(Files::exists);
        assertThat(files.stream().mapToLong(file -> read(file).lines().count()).sum())
                .isBetween(3_500L, 4_500L);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> links = found(Pattern.compile("\\]\\(([^)]+)\\)"), README);
        List<String> headings = found(Pattern.compile("(?m)^## (.+)$"), README).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#")
                        ? headings.contains(link.substring(1))
                        : link.startsWith("http") || Files.exists(Path.of(link)));
    }

    @Test
    void everyModuleIsListed() throws IOException {
        try (Stream<Path> folders = Files.list(MAIN)) {
            List<String> modules = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();

            assertThat(found(Pattern.compile("(?m)^\\| `(\\w+)` \\|"), section("Modules")))
                    .containsExactlyInAnyOrderElementsOf(modules);
        }
    }

    @Test
    void everyWordOfTheGlossaryIsUsed() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(MAIN)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> read(file).toLowerCase(Locale.ROOT).replace("-", ""))
                    .collect(Collectors.joining());
        }

        List<String> words = found(Pattern.compile("(?m)^\\| ([a-z][a-z-]+) \\|"), section("Glossary"));
        assertThat(words)
                .hasSizeGreaterThan(10)
                .filteredOn(word -> !word.equals("word"))
                .allMatch(word -> sources.contains(word.replace("-", "")));
    }

    private static String section(String heading) {
        return README.split("(?m)^## " + heading + "$")[1].split("(?m)^## ")[0];
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
