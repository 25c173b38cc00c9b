package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BounceFilesTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(
                folder.resolve("1.eml"),
                "From: MAILER-DAEMON@x.example\nSubject: failure notice\nTo: bounces+7k2m4q9x@news.example\n\n"
                        + "<olena@example.org>:\nRemote host said: 550 5.1.1 no mailbox здесь\n");
        Files.writeString(folder.resolve("2.eml"), "From: a@example.org\nSubject: unsubscribe\n\n");
    }

    @Test
    void jsonIsOneLineAFile() {
        int exit = read(true, folder);

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode first = JsonMapper.shared().readTree(lines.get(0));
        assertThat(exit).isZero();
        assertThat(lines).hasSize(2);
        assertThat(first.propertyNames())
                .containsExactly("file", "kind", "recipient", "status", "diagnostic", "editionToken");
        assertThat(first.path("kind").asString()).isEqualTo("hard");
        assertThat(first.path("diagnostic").asString()).endsWith("здесь");
        assertThat(first.path("editionToken").asString()).isEqualTo("7k2m4q9x");
        assertThat(lines.get(1)).contains("\"kind\":\"unsubscribe\"", "\"status\":null");
    }

    @Test
    void missingFileIsSaidAndTheOthersAreRead() {
        int exit = read(false, folder.resolve("none.eml"), folder.resolve("1.eml"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.eml");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("hard (dead-address, rule address-by-code)");
    }

    private int read(boolean json, Path... paths) {
        return new BounceFiles(json, stream(out), stream(err)).read(List.of(paths));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
