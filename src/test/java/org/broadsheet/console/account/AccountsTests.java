package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.LetterAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();
    private static final String GOOD = "seven quiet herons";

    @Test
    void invitedPersonSetsAPasswordOnceAndIsIn() throws Exception {
        SITE.admin().post("/console/accounts", "username", "olena", "email", "olena@example.org", "role", "editor");
        String link = link("olena@example.org");
        Editor olena = SITE.visitor();

        assertThat(olena.get(link).statusCode()).isEqualTo(200);
        assertThat(olena.get(link).body()).contains("olena");
        assertThat(olena.post(link, "password", "short", "repeated", "short").statusCode())
                .isEqualTo(422);
        assertThat(olena.post(link, "password", GOOD, "repeated", GOOD).statusCode())
                .isEqualTo(302);

        assertThat(olena.get(link).statusCode()).isEqualTo(410);
        assertThat(olena.post(link, "password", GOOD + "!", "repeated", GOOD + "!")
                        .statusCode())
                .isEqualTo(410);
        assertThat(olena.login("OLENA@example.org", GOOD)
                        .get("/console/account")
                        .body())
                .contains("olena@example.org");
        assertThat(olena.get("/console/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void invitationExpiresAndANewLinkReplacesTheOld() throws Exception {
        Editor admin = SITE.admin();
        admin.post("/console/accounts", "username", "taras", "email", "taras@example.org", "role", "admin");
        String first = link("taras@example.org");
        SITE.mail.purgeEmailFromAllMailboxes();
        admin.post("/console/accounts/taras/link");
        String second = link("taras@example.org");

        assertThat(SITE.visitor().get(first).statusCode()).isEqualTo(410);
        assertThat(SITE.visitor().get(second).statusCode()).isEqualTo(200);
        SITE.jdbc
                .sql("update account_link set expires = now() where username = 'taras'")
                .update();
        assertThat(SITE.visitor().get(second).statusCode()).isEqualTo(410);
        assertThat(SITE.visitor().login("taras", GOOD).get("/console").statusCode())
                .isEqualTo(302);
    }

    /** All of them come from one network, which is slowed down after forty. */
    @BeforeEach
    void forgetTries() {
        SITE.jdbc.sql("delete from throttle").update();
    }

    @ParameterizedTest
    @CsvSource({"Chief,x@example.org", "<b>,x@example.org", "chief,x@example.org", "somebody,no address"})
    void whatWillNotDoIsSaidAndWhatWasTypedStays(String username, String email) throws Exception {
        var answer = SITE.admin().post("/console/accounts", "username", username, "email", email, "role", "editor");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Nobody was invited", "value=\"" + email)
                .doesNotContain("<b>");
    }

    @Test
    void newRoleEndsTheSessionsOfTheOld() throws Exception {
        Editor editor = SITE.editor("rolf");
        assertThat(editor.get("/console/audit").statusCode()).isEqualTo(403);

        SITE.admin().post("/console/accounts/rolf/admin");

        assertThat(editor.get("/console").statusCode()).isEqualTo(302);
        assertThat(editor.login("rolf", ConsoleSite.PASSWORD)
                        .get("/console/audit")
                        .statusCode())
                .isEqualTo(200);
        SITE.admin().post("/console/accounts/rolf/remove", "sure", "true");
        assertThat(editor.get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void disabledAccountIsOutAtOnceAndCannotComeBack() throws Exception {
        Editor editor = SITE.editor("dora");

        SITE.admin().post("/console/accounts/dora/disable");

        assertThat(editor.get("/console").statusCode()).isEqualTo(302);
        assertThat(editor.login("dora", ConsoleSite.PASSWORD).get("/console").statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"editor", "disable", "remove"})
    void lastAdministratorStays(String act) throws Exception {
        // Other tests share the site and may have made another administrator.
        SITE.jdbc
                .sql("update account set role = 'editor' where username <> :admin")
                .param("admin", ConsoleSite.ADMIN)
                .update();
        Editor admin = SITE.admin();

        var answer = admin.post("/console/accounts/" + ConsoleSite.ADMIN + "/" + act, "sure", "true");

        assertThat(admin.follow(answer).body()).contains("only administrator");
        assertThat(admin.get("/console/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void passwordIsKeptInTheEncodersCurrentFormOnceItsOwnerHasTypedIt() throws Exception {
        SITE.editor("old");

        assertThat(SITE.jdbc
                        .sql("select password from account where username = 'old'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}");
        assertThat(SITE.visitor()
                        .login("old", ConsoleSite.PASSWORD)
                        .get("/console")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void changedPasswordEndsAllOtherSessions() throws Exception {
        Editor here = SITE.editor("pia");
        Editor there = SITE.editor("pia");
        here.get("/console/account");

        assertThat(here.post("/console/account/password", "current", "wrong", "password", GOOD, "repeated", GOOD)
                        .statusCode())
                .isEqualTo(422);
        here.post("/console/account/password", "current", ConsoleSite.PASSWORD, "password", GOOD, "repeated", GOOD);

        assertThat(here.get("/console").statusCode()).isEqualTo(200);
        assertThat(there.get("/console").statusCode()).isEqualTo(302);
        assertThat(SITE.visitor().login("pia", GOOD).get("/console").statusCode())
                .isEqualTo(200);
    }

    @Test
    void logoutEverywhereIsEverywhere() throws Exception {
        Editor here = SITE.editor("eva");
        Editor there = SITE.editor("eva");
        here.get("/console/account");

        here.post("/console/account/logout-everywhere");

        assertThat(here.get("/console").statusCode()).isEqualTo(302);
        assertThat(there.get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void everyStepIsInTheLogWithoutAnAddress() throws Exception {
        Editor admin = SITE.admin();
        admin.post("/console/accounts", "username", "logged", "email", "logged@example.org", "role", "editor");

        String log = admin.get("/console/audit?kind=account&key=logged").body();

        assertThat(log).contains("logged", "invited", ">chief<").doesNotContain("logged@example.org");
    }

    @Test
    void forgottenPasswordIsMailedToItsOwnerAndTheAnswerTellsNothing() throws Exception {
        person("lost");
        Editor visitor = SITE.visitor().from("198.51.100.7");
        var known = forgot(visitor, "Lost@example.org");
        var unknown = forgot(visitor, "nobody@example.org");
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(302);
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(known.headers().firstValue("Location"));
        assertThat(visitor.follow(known).body()).contains("If there is such an account");

        String link = link("lost@example.org");
        assertThat(SITE.jdbc
                        .sql("select extract(epoch from expires - made) from account_link where username = 'lost'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3600);
        visitor.get(link);
        visitor.post(link, "password", GOOD, "repeated", GOOD);

        assertThat(SITE.visitor().login("lost", GOOD).get("/console").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(letters("nobody@example.org")).isZero();
    }

    @Test
    void nobodyIsFloodedWithLinksAndADisabledAccountGetsNone() throws Exception {
        person("often");
        person("barred");
        SITE.admin().post("/console/accounts/barred/disable");
        Editor visitor = SITE.visitor().from("203.0.113.8");

        assertThat(forgot(visitor, "barred").statusCode()).isEqualTo(302);
        for (int i = 0; i < 5; i++)
            assertThat(forgot(visitor, "often").statusCode()).isEqualTo(302);
        person("last");
        forgot(visitor, "last");
        link("last@example.org");

        assertThat(letters("often@example.org")).isEqualTo(3);
        assertThat(letters("barred@example.org"))
                .as("the notice that it is closed, and no link")
                .isEqualTo(1);
        for (int i = 0; i < 3; i++) forgot(visitor, "x" + i);
        var slower = forgot(visitor, "one too many");
        assertThat(slower.statusCode()).isEqualTo(429);
        assertThat(slower.body()).contains("Wait a minute");
    }

    private static void person(String name) throws Exception {
        SITE.editor(name);
        SITE.jdbc
                .sql("update account set email = username || '@example.org' where username = :name")
                .param("name", name)
                .update();
    }

    private static HttpResponse<String> forgot(Editor visitor, String name) throws Exception {
        visitor.get("/console/login/forgotten");
        return visitor.post("/console/login/forgotten", "name", name);
    }

    private static long letters(String to) throws Exception {
        return java.util.Arrays.stream(SITE.mail.getReceivedMessages())
                .filter(letter -> recipient(letter).equals(to))
                .count();
    }

    private static String recipient(jakarta.mail.internet.MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(String to) throws Exception {
        for (int i = 0; i < 200; i++) {
            for (var letter : SITE.mail.getReceivedMessages()) {
                if (!letter.getAllRecipients()[0].toString().equals(to)) continue;
                String text = LetterAssert.text(letter);
                Matcher link = Pattern.compile("http://localhost:\\d+(/console/invitation/\\S+)")
                        .matcher(text);
                assertThat(link.find()).as(text).isTrue();
                return link.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no letter to " + to);
    }
}
