package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.FollowedEditions;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.FeedServer;
import org.broadsheet.feed.FollowedSources;
import org.broadsheet.member.Format;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From feeds to the letter a member gets: {@code editions/expected.txt} has for each case its feeds day by day, and what must
 * stand in the last day's letter; {@code editions/letters} has the whole letter. After a wanted change: {@code mvn test
 * -Dtest=EditionCasesTests -Dgolden=write}, and look at the difference before it is committed.
 */
class EditionCasesTests {
    private static final Path CASES = Path.of("src/test/resources/editions");
    private static final Instant DAY = Instant.parse("2023-09-20T18:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final DataSource DATABASE = TestDatabase.dataSource();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final FeedServer SERVER = new FeedServer();
    private static final Map<String, Letters> ROOMS = new LinkedHashMap<>();

    /** @param days of each the files that its feeds show, apart by commas */
    record Case(String name, String language, List<String> days, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Stream.of(Files.readString(CASES.resolve("expected.txt")).split("(?m)^# "))
                .filter(text -> !text.isBlank())
                .map(text -> {
                    List<String> lines = text.lines().toList();
                    List<String> head = List.of(lines.get(0).split(" \\| "));
                    return new Case(
                            head.get(0), head.get(1), head.subList(2, head.size()), lines.subList(1, lines.size()));
                });
    }

    @BeforeAll
    static void rooms() {
        for (String language : List.of("en", "ar"))
            ROOMS.put(
                    language,
                    new LetterRoom()
                            .with("broadsheet.newsroom.language", language)
                            .letters(DATABASE));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLetterSaysWhatItsNewsroomMeant(Case one) throws Exception {
        Edition edition = edition(one);
        Preview letter = ROOMS.get(one.language()).preview(edition, Format.FULL);

        for (String expected : one.expected()) holds(expected, edition.content(), letter);
        golden(one.name() + ".html", String.valueOf(letter.html()));
        golden(one.name() + ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text());
    }

    private static Edition edition(Case one) throws Exception {
        JDBC.sql("truncate item_history, item, feed, edition cascade").update();
        Edition edition = null;
        String[] feeds = {"first=" + SERVER.url("/1"), "second=" + SERVER.url("/2")};
        try (FollowedSources sources = new FollowedSources(JDBC, Clock.fixed(DAY, ZoneOffset.UTC), feeds)) {
            Editions editions = FollowedEditions.of(
                    sources,
                    DATABASE,
                    Map.of("broadsheet.digests.daily.title", "The Morning Courier"),
                    Clock.fixed(DAY, ZoneOffset.UTC));
            for (int day = 0; day < one.days().size(); day++) {
                String[] files = one.days().get(day).split(", ");
                SERVER.serves("/1", Files.readString(CASES.resolve(files[0])));
                SERVER.serves(
                        "/2", files.length > 1 ? Files.readString(CASES.resolve(files[1])) : "<rss><channel/></rss>");
                Instant at = DAY.plus(Duration.ofDays(day));
                sources.poll(at.minusSeconds(5));
                edition = editions.compose("daily", at, false).orElseThrow();
            }
        }
        assertThat(edition).isNotNull();
        return edition;
    }

    private static void holds(String expected, Content content, Preview letter) {
        String[] parts = expected.split(" ", 3);
        String found = found(parts[0], content, letter);
        switch (parts[1].charAt(0)) {
            case '=' -> assertThat(found).isEqualTo(parts[2]);
            case '~' -> assertThat(found).contains(parts[2]);
            case '!' -> assertThat(found).doesNotContain(parts[2]);
            case '#' -> assertThat(found.split("; ")).hasSize(Integer.parseInt(parts[2]));
            case 'a' ->
                assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(found))
                        .isTrue();
            default -> throw new IllegalArgumentException(expected);
        }
    }

    private static String found(String what, Content content, Preview letter) {
        String html = String.valueOf(letter.html());
        return switch (what) {
            case "subject" -> letter.subject();
            case "text" -> letter.text();
            case "html" -> html;
            case "titles" -> titles(content.stories());
            case "lead" -> content.lead() == null ? "" : content.lead().title();
            case "brief" -> titles(content.brief().stream());
            case "sections" ->
                content.sections().stream()
                        .map(section -> section.title() + ": " + titles(section.stories().stream()))
                        .collect(Collectors.joining(" | "));
            case "addresses" ->
                ADDRESS.matcher(html).results().map(MatchResult::group).collect(Collectors.joining("\n"));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static String titles(Stream<Story> stories) {
        return stories.map(Story::title).collect(Collectors.joining("; "));
    }

    private static void golden(String name, String said) throws IOException {
        Path file = CASES.resolve("letters").resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, said);
        }
        assertThat(said).isEqualTo(Files.readString(file));
    }
}
