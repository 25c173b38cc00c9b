package org.broadsheet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

/** One library, one module; and the shape of modules, packages and methods. */
@AnalyzeClasses(packages = "org.broadsheet", importOptions = DoNotIncludeTests.class)
class HouseRulesTests {
    private static final Path MAIN = Path.of("src/main/java/org/broadsheet");
    private static final Pattern METHOD =
            Pattern.compile("^ +(?!.*\\b(?:class|record|enum|interface|new)\\b)[^@/*=\"]*\\w\\(");

    @ArchTest
    static final ArchRule batchInJob = only("org.springframework.batch..", "job");

    @ArchTest
    static final ArchRule quartzInJob = noClasses()
            .that()
            .resideOutsideOfPackage("org.broadsheet.job..")
            .should()
            // The parser of schedules is no scheduler: a wrong line is refused where the settings are read.
            .dependOnClassesThat(resideInAPackage("org.quartz..").and(not(equivalentTo(CronExpression.class))));

    @ArchTest
    static final ArchRule freemarkerWhereWordsAreRendered =
            only("freemarker..", "letter", "member", "console", "command");

    @ArchTest
    static final ArchRule jakartaMail = only("jakarta.mail..", "mail", "smtp", "bounce");

    @ArchTest
    static final ArchRule angus = only("org.eclipse.angus..", "smtp", "bounce");

    @ArchTest
    static final ArchRule jsoup = only("org.jsoup..", "feed");

    @ArchTest
    static final ArchRule smtpIsPlainJava = classes()
            .that()
            .resideInAPackage("org.broadsheet.smtp..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net..",
                    "javax.security..",
                    "jakarta.mail..",
                    "org.eclipse.angus..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "org.broadsheet.smtp..");

    @ArchTest
    static final ArchRule controllersArePrivate = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static void noSimpleNameStandsForTwoTypes(JavaClasses classes) {
        Map<String, List<String>> names = new TreeMap<>();
        topLevel(classes).forEach(type -> names.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                .add(type.getName()));

        assertThat(names.values()).allMatch(types -> types.size() == 1);
    }

    @ArchTest
    static void packagesAreSmall(JavaClasses classes) {
        Map<String, Long> sizes = topLevel(classes)
                .collect(Collectors.groupingBy(
                        type -> type.getPackageName().replaceFirst("^org\\.broadsheet\\.?", ""),
                        Collectors.counting()));

        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(20));
    }

    /** The clock is no collaborator: it only tells the time. A record names what it holds. */
    @ArchTest
    static void constructorsHaveFewCollaborators(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> !type.isRecord() && !type.isEnum())
                        .flatMap(type -> type.getConstructors().stream()))
                .allSatisfy(constructor -> assertThat(constructor.getRawParameterTypes())
                        .as(constructor.getFullName())
                        .filteredOn(type -> !type.isEquivalentTo(Clock.class))
                        .hasSizeLessThanOrEqualTo(6));
    }

    private static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    @Test
    void noMethodIsLongerThanFortyLines() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) longMethods(file, found);
        }

        assertThat(found).isEmpty();
    }

    // The formatter puts a method's first and last line at the same depth, and nothing between them.
    private static void longMethods(Path file, List<String> found) throws IOException {
        Map<Integer, Integer> starts = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int depth = line.length() - line.stripLeading().length();
            if (line.isBlank() || depth > 8) continue;
            if (line.strip().equals("}") && i - starts.getOrDefault(depth, i) > 40)
                found.add(file + ":" + (starts.get(depth) + 1));
            boolean method = METHOD.matcher(line).find();
            if (method) starts.put(depth, i);
            else starts.remove(depth);
        }
    }

    /** Words of protocols and formats, which others chose. */
    private static final Set<String> OF_STANDARDS = Set.of(
            "GET",
            "POST",
            "http",
            "https",
            "file",
            "br",
            "gzip",
            "url",
            "not-spam",
            "Notification",
            "status",
            "uk",
            "en");

    private static final Pattern COMPARED =
            Pattern.compile("\\.equals\\(\"([A-Za-z_-]+)\"\\)|\"([A-Za-z_-]+)\"\\.equals\\(|case \"([A-Za-z_-]+)\"");

    /** A word that two classes of a module compare with is a state or a kind: an enum says which others there are. */
    @Test
    void noStringIsComparedThatAnEnumCouldBe() throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String module = MAIN.relativize(file).getName(0).toString();
                COMPARED.matcher(Files.readString(file)).results().forEach(found -> {
                    String word = Stream.of(1, 2, 3)
                            .map(found::group)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow();
                    if (!OF_STANDARDS.contains(word))
                        classes.computeIfAbsent(module + ": " + word, key -> new TreeSet<>())
                                .add(file.getFileName().toString());
                });
            }
        }

        classes.values().removeIf(names -> names.size() < 2);
        assertThat(classes).isEmpty();
    }

    private static ArchRule only(String library, String... modules) {
        String[] packages = new String[modules.length];
        for (int i = 0; i < modules.length; i++) packages[i] = "org.broadsheet." + modules[i] + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
