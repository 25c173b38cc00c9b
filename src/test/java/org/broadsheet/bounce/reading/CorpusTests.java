package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTests {
    private static final BounceReader READER = new BounceReader();

    /** How many files of each label were read as what. */
    record Confusion(int hits, int falseAlarms, int misses, int rest) {
        double precision() {
            return hits / (double) (hits + falseAlarms);
        }

        double recall() {
            return hits / (double) (hits + misses);
        }
    }

    @Test
    void hardIsRightOnTheHalfTheRulesWereWrittenFor() {
        Confusion tuning = confusion("tuning half", Corpus.tuning());

        assertThat(tuning.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(tuning.recall()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void hardIsRightOnTheHalfLookedAtLast() {
        Confusion held = confusion("other half", Corpus.tuning().negate());

        assertThat(held.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(held.recall()).isGreaterThanOrEqualTo(0.85);
    }

    private static Confusion confusion(String name, Predicate<Corpus.Labelled> half) {
        List<Corpus.Labelled> files = Corpus.bounces().stream().filter(half).toList();
        Map<String, Map<BounceKind, Integer>> table = new TreeMap<>();
        int[] counts = new int[4];
        for (Corpus.Labelled file : files) {
            Fact fact = READER.read(file.octets()).gravest();
            boolean said = fact.kind() == BounceKind.HARD;
            counts[(file.hard() ? 0 : 2) + (said ? 0 : 1)]++;
            table.computeIfAbsent((file.hard() ? "hard " : "     ") + file.reasons(), k -> new TreeMap<>())
                    .merge(fact.kind(), 1, Integer::sum);
            if (said != file.hard()
                    && System.getProperty("bounce.wrong", "").contains(String.valueOf(Corpus.hash(file.file()) % 4))) {
                System.out.println((said ? "FP " : "FN ") + file.file() + " " + file.reasons() + " " + fact);
            }
        }
        Confusion confusion = new Confusion(counts[0], counts[2], counts[1], counts[3]);
        System.out.println(name + ": " + files.size() + " files, " + confusion
                + " precision %.3f recall %.3f".formatted(confusion.precision(), confusion.recall()));
        table.forEach((label, kinds) -> System.out.println("  " + label + " " + kinds));
        return confusion;
    }

    @Test
    void endOfLineDoesNotMatter() {
        for (Corpus.Labelled file : Corpus.bounces()) {
            String lines = Part.Lines.of(file.octets());
            BounceReading lf = read(lines);

            assertThat(read(lines.replace("\n", "\r\n"))).as(file.file()).isEqualTo(lf);
            assertThat(read(lines.replace("\n", "\r"))).as(file.file()).isEqualTo(lf);
        }
    }

    private static BounceReading read(String lines) {
        return READER.read(lines.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void complaintsAndAutomaticAnswersAreAllKnown() {
        Set<String> people = Set.of("feedback", "vacation");
        for (Corpus.Labelled file : Corpus.bounces()) {
            if (file.reasons().stream().noneMatch(people::contains)) continue;
            BounceKind kind = READER.read(file.octets()).gravest().kind();
            if (file.reasons().contains("vacation"))
                assertThat(kind).as(file.file()).isEqualTo(BounceKind.AUTO_REPLY);
            else assertThat(kind).as(file.file()).isIn(BounceKind.COMPLAINT, BounceKind.UNSUBSCRIBE);
        }
        for (Path report : mails(Corpus.folder("complaints"))) {
            assertThat(READER.read(octets(report)).gravest().kind())
                    .as(report.toString())
                    .isEqualTo(BounceKind.COMPLAINT);
        }
    }

    private static List<Path> mails(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
