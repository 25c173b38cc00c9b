package org.broadsheet.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.bounce.reading.BounceReader;
import org.broadsheet.bounce.reading.BounceReading;
import org.broadsheet.bounce.reading.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code bounces read}: one line a mail file, folders with all below them; nothing is stored. */
public final class BounceFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BounceReader reader = new BounceReader();
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private boolean failed;

    public BounceFiles(boolean json, PrintStream out, PrintStream err) {
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** The exit code: 0, or 1 where a path could not be read; the others are read nevertheless. */
    public int read(List<Path> paths) {
        paths.forEach(this::walk);
        out.flush();
        return failed ? 1 : 0;
    }

    private void walk(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> f.equals(path) || !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(this::file);
        } catch (IOException | UncheckedIOException e) {
            fail(path, e);
        }
    }

    private void file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            BounceReading reading = reader.read(in);
            out.println(json ? JSON.writeValueAsString(record(file, reading)) : sentence(file, reading.gravest()));
        } catch (IOException e) {
            fail(file, e);
        }
    }

    private void fail(Path path, Exception e) {
        failed = true;
        err.println("cannot read " + path + ": " + e);
    }

    private static Map<String, Object> record(Path file, BounceReading reading) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.putAll(fields(reading.gravest()));
        if (reading.facts().size() > 1) {
            line.put(
                    "recipients",
                    reading.facts().stream().map(BounceFiles::fields).toList());
        }
        return line;
    }

    private static Map<String, Object> fields(Fact fact) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", fact.kind().word());
        fields.put("recipient", fact.recipient());
        fields.put("status", fact.status());
        fields.put("diagnostic", fact.diagnostic());
        fields.put("editionToken", fact.editionToken());
        return fields;
    }

    private static String sentence(Path file, Fact fact) {
        return "%s: %s (%s, rule %s) %s %s %s"
                .formatted(
                        file,
                        fact.kind().word(),
                        fact.cause().word(),
                        fact.rule(),
                        orNothing(fact.recipient()),
                        orNothing(fact.status()),
                        orNothing(fact.diagnostic()))
                .strip();
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "-" : value;
    }
}
