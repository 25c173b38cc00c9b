package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside the jar, with a {@code java} that says what it was asked. */
class LauncherTests {
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
              *jarmode=tools*) for last; do :; done; mkdir -p "$last/lib"; cp "$JAR" "$last/"; exit ;;
            esac
            echo "$@"
            exit 3
            """;

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void putJavaAndJar() throws IOException {
        Path java = Files.createDirectories(folder.resolve("home/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        jar = Files.writeString(folder.resolve("broadsheet.jar"), "jar");
    }

    @Test
    void commandRunsUnpackedAndItsExitCodeIsKept() throws Exception {
        Answer first = run(Map.of(), "send", "--digest", "two words");
        Answer again = run(Map.of(), "send", "--digest", "two words");

        assertThat(first).isEqualTo(again);
        assertThat(first.code()).isEqualTo(3);
        assertThat(first.out())
                .startsWith("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .containsPattern("-jar " + folder + "/cache/[0-9-]+/broadsheet.jar send --digest two words");
    }

    @Test
    void ownOptionsComeLast() throws Exception {
        String asked = run(Map.of("JAVA_OPTS", "-XX:TieredStopAtLevel=4 -Xmx1g"), "serve")
                .out();

        assertThat(asked).containsPattern("TieredStopAtLevel=1 .*TieredStopAtLevel=4 -Xmx1g .*-jar .* serve");
    }

    @Test
    void jarThatCannotBeUnpackedRunsAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("no-folder"), "");

        String asked =
                run(Map.of("BROADSHEET_CACHE", file.toString()), "doctor").out();

        assertThat(asked).contains("-jar " + jar + " doctor");
    }

    @Test
    void missingJarIsNamed() throws Exception {
        Answer answer = run(Map.of("BROADSHEET_JAR", folder + "/none.jar"), "doctor");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains("there is no " + folder + "/none.jar");
    }

    private Answer run(Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of("src/main/launcher/broadsheet"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", folder + "/home", "JAR", jar.toString()));
        builder.environment().putAll(Map.of("BROADSHEET_JAR", jar.toString(), "BROADSHEET_CACHE", folder + "/cache"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out);
    }

    private record Answer(int code, String out) {}
}
