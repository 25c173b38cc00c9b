package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
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
}
