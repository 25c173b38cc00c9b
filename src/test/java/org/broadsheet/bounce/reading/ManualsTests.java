package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mails written from the manuals of real servers before the rules were tuned to them, and the cases beside the project.
 * Most return a subject of ours that speaks of viruses, policy and unknown users, as headlines do.
 */
class ManualsTests {
    private static final BounceReader READER = new BounceReader();

    private record Expected(Path file, Set<String> kinds, Set<String> causes, String recipient, String status) {
        static Expected of(Path folder, String line) {
            String[] columns =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            return new Expected(
                    folder.resolve(columns[0] + ".eml"),
                    Set.of(columns[1].split(",")),
                    Set.of(columns[2].split(",")),
                    columns[3],
                    columns[4]);
        }

        List<String> wrongs(Fact fact) {
            List<String> wrong = new ArrayList<>();
            if (!kinds.contains(fact.kind().word()))
                wrong.add("kind " + fact.kind().word());
            if (!causes.contains(fact.cause().word()))
                wrong.add("cause " + fact.cause().word());
            if (!recipient.isEmpty() && !recipient.equals(fact.recipient())) wrong.add("recipient " + fact.recipient());
            if (!status.isEmpty() && !status.equals(fact.status())) wrong.add("status " + fact.status());
            return wrong;
        }
    }

    @Test
    void mailsOfTheManualsAreUnderstood() {
        Path folder = Path.of("src/test/resources/bounces");
        List<Expected> all = lines(folder.resolve("expected.txt"))
                .filter(line -> !line.startsWith("#"))
                .map(line -> Expected.of(folder, line))
                .toList();

        assertThat(all).hasSizeGreaterThan(60);
        assertThat(wrong("manuals", all)).isEmpty();
    }

    @Test
    void casesAreUnderstood() {
        Path folder = Corpus.folder("cases").resolve("bounces");
        List<Expected> all = lines(folder.resolve("expected.md"))
                .filter(line -> line.startsWith("| ") && line.contains(".eml |"))
                .map(line -> Case.of(folder, line))
                .filter(Objects::nonNull)
                .toList();

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(wrong("cases", all)).isEmpty();
    }

    /** One file of mails that a line each introduces: its name, and kinds|causes|recipient of each fact. */
    @Test
    void mailsOfFurtherServersAreUnderstood() {
        String all = new String(octets(Path.of("src/test/resources/bounces/servers.txt")), StandardCharsets.UTF_8);
        List<String> mails = List.of(all.split("(?m)^####### ")).subList(1, all.split("(?m)^####### ").length);
        int[] hard = new int[3];
        List<String> wrong = new ArrayList<>();
        for (String mail : mails) {
            String[] head = mail.substring(0, mail.indexOf('\n')).split(" ", 2);
            String octets = mail.substring(mail.indexOf('\n') + 1);
            List<Fact> facts =
                    READER.read(octets.getBytes(StandardCharsets.UTF_8)).facts();
            List<Expected> expected = Stream.of(head[1].split(";"))
                    .map(one -> Expected.of(Path.of(""), head[0] + "|" + one + "|"))
                    .toList();
            if (facts.size() != expected.size()) wrong.add(head[0] + " facts " + facts.size());
            for (int i = 0; i < Math.min(facts.size(), expected.size()); i++)
                wrong.addAll(judged(head[0], expected.get(i), facts.get(i), hard));
        }
        print("servers", mails.size(), wrong.size(), hard);

        assertThat(mails).hasSizeGreaterThan(80);
        assertThat(wrong).isEmpty();
    }

    private static List<String> judged(String name, Expected one, Fact fact, int[] hard) {
        boolean isHard = one.kinds().contains("hard");
        boolean said = fact.kind() == BounceKind.HARD;
        if (isHard && said) hard[0]++;
        if (!isHard && said) hard[1]++;
        if (isHard && !said && one.kinds().size() == 1) hard[2]++;
        List<String> wrongs = one.wrongs(fact);
        return wrongs.isEmpty()
                ? List.of()
                : List.of(name + " " + wrongs + " " + fact.rule() + ": " + fact.diagnostic());
    }

    private static void print(String name, int files, int wrong, int[] hard) {
        System.out.printf(
                "%s: %d files, %d wrong, hard: precision %.3f recall %.3f%n",
                name, files, wrong, hard[0] / (double) (hard[0] + hard[1]), hard[0] / (double) (hard[0] + hard[2]));
    }

    /** A row of the cases' table: its expectation is a sentence. */
    private static final class Case {
        static Expected of(Path folder, String line) {
            String[] columns = line.split("\\|");
            String file = columns[1].strip().replace(".eml", "");
            String expected = columns[2];
            Set<String> kinds =
                    words(expected, Set.of("hard", "soft", "complaint", "auto-reply", "none", "unsubscribe"));
            Set<String> causes = words(
                    expected.replace("dead address", "dead-address")
                            .replace("full, expired, unreachable", "unreachable")
                            .replace("our fault", "our-fault"),
                    Set.of("dead-address", "unreachable", "our-fault", "disabled", "complaint"));
            if (expected.contains("never")) kinds = Set.of("none", "auto-reply");
            if (file.startsWith("vacation")) kinds = Set.of("auto-reply");
            if (file.startsWith("group")) causes = Set.of("our-fault", "disabled");
            if (file.startsWith("gmail-calls")) causes = Set.of("our-fault");
            if (causes.isEmpty()) causes = kinds.contains("hard") ? Set.of("dead-address") : Set.of("not-a-bounce");
            return new Expected(folder.resolve(file + ".eml"), kinds, causes, "", "");
        }

        private static Set<String> words(String text, Set<String> known) {
            return known.stream()
                    .filter(word -> text.matches(".*(?<![\\w-])" + word + "(?![\\w-]).*"))
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> wrong(String name, List<Expected> all) {
        int[] hard = new int[3];
        List<String> wrong = new ArrayList<>();
        for (Expected one : all) {
            Fact fact = READER.read(octets(one.file())).gravest();
            wrong.addAll(judged(String.valueOf(one.file().getFileName()), one, fact, hard));
        }
        print(name, all.size(), wrong.size(), hard);
        return wrong;
    }

    private static Stream<String> lines(Path file) {
        return new String(octets(file), StandardCharsets.UTF_8).lines();
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
