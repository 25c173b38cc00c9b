package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.account.AccountChanges.Act;
import org.broadsheet.member.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();

    private final Audit audit = SITE.context.getBean(Audit.class);

    @Test
    void administratorReadsWhoDidWhatNewestFirst() throws Exception {
        audit.looked(Subject.member(new MemberId(4711)), "history");
        audit.changed("ann", Subject.edition("daily", "2026-11-22"), "headline", "Old <b> -> New\nforged line");

        String page = SITE.admin().get("/console/audit").body();

        assertThat(page).contains("4711", "daily/2026-11-22", "Old &lt;b&gt; -&gt; New forged line");
        assertThat(page.indexOf("2026-11-22")).isLessThan(page.indexOf("4711"));
    }

    @Test
    void logIsReadAPageAtATime() throws Exception {
        for (int i = 0; i < Audit.SHOWN + 1; i++) audit.changed("pager", Subject.feed("f" + i), "fetched", "");

        Editor admin = SITE.admin();
        String first = admin.get("/console/audit?who=pager").body();
        assertThat(first).contains(">feed f50<").doesNotContain(">feed f0<");
        String older = first.replaceAll("(?s).*href=\"(/console/audit\\?before=[^\"]+)\".*", "$1");
        assertThat(admin.get(older.replace("&amp;", "&")).body())
                .contains(">feed f0<")
                .doesNotContain(">feed f50<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set who = 'nobody'", "delete from audit", "truncate audit"})
    void noLineIsEverChangedOrTakenAway(String sql) {
        audit.changed("ann", Subject.members(), "imported", "3 rows");

        assertThatThrownBy(() -> SITE.jdbc.sql(sql).update()).hasStackTraceContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/audit",
                "/console/accounts",
                "/console/members",
                "/console/members/1",
                "/console/audit/"
            })
    void editorIsNotAnAdministrator(String path) throws Exception {
        assertThat(SITE.editor("ed").get(path).statusCode()).isEqualTo(403);
        assertThat(SITE.visitor().get(path).statusCode()).isEqualTo(302);
    }

    @Test
    void editorSeesTheEditions() throws Exception {
        assertThat(SITE.editor("ed").get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void lineIsOnePhraseInTheLanguageOfThePage() throws Exception {
        audit.entered("olha", "login", "password, 192.0.2.0/24");

        assertThat(SITE.admin().get("/console/audit?who=olha&language=uk").body())
                .contains(">вхід<")
                .doesNotContain("вхід:");
        assertThat(SITE.admin().get("/console/audit?who=olha&language=en").body())
                .contains(">logged in<");
    }

    /** Those that are written out; the others are verbs and lists, by enums. */
    @Test
    void everyActHasItsWordsInBothLanguages() throws Exception {
        Pattern written = Pattern.compile("audit\\s*\\.\\w+\\([^\";]*\"([a-z-]+)\"");
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                written.matcher(Files.readString(file)).results().forEach(act -> acts.add(act.group(1)));
        }
        for (Act act : Act.values()) acts.add(act.name().toLowerCase(Locale.ROOT));

        assertThat(acts).hasSizeGreaterThan(15);
        for (String language : List.of("en", "uk")) {
            String messages = Files.readString(Path.of("src/main/resources/messages_" + language + ".properties"));
            assertThat(acts)
                    .filteredOn(act -> !act.endsWith("-"))
                    .allMatch(act -> messages.contains("\naccount.auditWords." + act + "="));
        }
    }
}
