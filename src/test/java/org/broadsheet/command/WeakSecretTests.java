package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret in the settings that can be guessed: no start, exit code 2, and the setting's name without its value. */
class WeakSecretTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "broadsheet.api.token, abcabcabcabcabcabcabcabcabcabcabcabc",
        "broadsheet.console.admin.password, TheBroadsheet2026",
    })
    void programDoesNotServe(String setting, String weak) {
        PrintStream stderr = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (SmallNewsroom newsroom = new SmallNewsroom(folder)) {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            int code = newsroom.command(
                    "serve", "--server.port=0", "--spring.quartz.auto-startup=false", "--" + setting + "=" + weak);

            assertThat(code).isEqualTo(Exit.USAGE);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains(setting, "too easily guessed")
                    .doesNotContain(weak);
            assertThat(newsroom.jdbc
                            .sql("select count(*) from account")
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            System.setErr(stderr);
        }
    }
}
