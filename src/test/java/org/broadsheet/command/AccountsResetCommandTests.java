package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsResetCommandTests {
    @TempDir
    Path folder;

    @Test
    void linkForTheFirstAdministratorWithoutAnAddressIsPrintedAndAudited() {
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (SmallNewsroom newsroom = new SmallNewsroom(folder)) {
            newsroom.jdbc
                    .sql(
                            "insert into account (username, password, role, accepted) values ('chief', 'x', 'admin', now())")
                    .update();

            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            int code = newsroom.command("accounts", "reset", "Chief");
            System.setOut(stdout);

            assertThat(code).isEqualTo(Exit.DONE);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .matches("https://letters\\.example\\.org/console/invitation/[\\w-]{43}\\R");
            assertThat(newsroom.jdbc
                            .sql("select who || ' ' || what || ' ' || about from audit")
                            .query(String.class)
                            .list())
                    .containsExactly("command line link chief");
            assertThat(newsroom.command("accounts", "reset", "nobody")).isEqualTo(Exit.USAGE);
            newsroom.jdbc.sql("update account set disabled = now()").update();
            assertThat(newsroom.command("accounts", "reset", "chief")).isEqualTo(Exit.USAGE);
        } finally {
            System.setOut(stdout);
        }
    }
}
