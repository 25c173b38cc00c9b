package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.LetterAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever changes who gets in wants a fresh login, is in the audit log and is told to the owner. */
class WaysInTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();
    private static final String GOOD = "seven quiet herons";

    @BeforeEach
    void forgetTries() {
        SITE.jdbc.sql("delete from throttle").update();
    }

    @Test
    void browserLeftOpenChangesNothingThatLetsSomebodyIn() throws Exception {
        Editor owner = person("ivan");
        passkey("ivan", "theirs");
        Editor admin = SITE.admin();
        owner.get("/console/account");
        admin.get("/console/accounts");
        age("ivan", ConsoleSite.ADMIN);

        var email = owner.post("/console/account/email", "email", "thief@example.org");
        var passkey = owner.post("/console/account/passkeys/theirs/remove");
        var added = owner.post("/webauthn/register");
        var role = admin.post("/console/accounts/ivan/admin");
        var invited =
                admin.post("/console/accounts", "username", "thief", "email", "thief@example.org", "role", "admin");

        for (var refused : List.of(email, passkey, role, invited)) {
            assertThat(refused.statusCode()).isEqualTo(303);
            assertThat(refused.headers().firstValue("Location")).hasValue("/console/login?prove");
        }
        assertThat(added.statusCode()).isEqualTo(401);
        assertThat(count("select count(*) from account_email_change where username = 'ivan'"))
                .isZero();
        assertThat(count("select count(*) from user_credentials where credential_id = 'theirs'"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "select count(*) from account where username = 'ivan' and role = 'admin' or username = 'thief'"))
                .isZero();
    }

    @Test
    void staleFormIsKeptAndSentAgainAfterTheProof() throws Exception {
        person("halyna");
        Editor admin = SITE.admin();
        admin.get("/console/accounts");
        age(ConsoleSite.ADMIN);

        admin.follow(admin.post("/console/accounts/halyna/admin"));
        var proved = admin.post("/console/login", "username", ConsoleSite.ADMIN, "password", ConsoleSite.PASSWORD);

        assertThat(proved.headers().firstValue("Location").orElseThrow()).endsWith("/console/kept");
        assertThat(admin.follow(proved).body()).contains("action=\"/console/accounts/halyna/admin\"");
        assertThat(admin.post("/console/accounts/halyna/admin")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("done=changed");
    }

    @Test
    void editorIsRefusedAnAdministratorsActNotAskedToProve() throws Exception {
        Editor editor = person("petro");
        editor.get("/console/account");
        age("petro");

        assertThat(editor.post("/console/accounts/petro/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void resetByALinkEndsAllOtherWaysInAndTheOwnerHears() throws Exception {
        Editor thief = person("vira");
        passkey("vira", "thief");
        thief.get("/console/account");
        String session = SITE.jdbc
                .sql("select session_id from spring_session where principal_name = 'vira'")
                .query(String.class)
                .single();
        Sessions sessions = SITE.context.getBean(Sessions.class);
        assertThat(sessions.isLive(session)).isTrue();
        Editor owner = SITE.visitor();
        owner.get("/console/login/forgotten");
        owner.post("/console/login/forgotten", "name", "vira");
        String link = link("vira@example.org", "invitation");
        thief.post("/console/account/email", "email", "thief@example.org");
        String moving = link("thief@example.org", "email");

        owner.get(link);
        owner.post(link, "password", GOOD, "repeated", GOOD);

        assertThat(thief.get("/console").statusCode()).isEqualTo(302);
        assertThat(sessions.isLive(session)).as("an open stream asks this").isFalse();
        assertThat(count("select count(*) from user_credentials where credential_id = 'thief'"))
                .isZero();
        assertThat(owner.get(moving).statusCode()).isEqualTo(410);
        assertThat(subject("vira@example.org", "reset")).isTrue();
        assertThat(SITE.visitor().login("vira", GOOD).get("/console").statusCode())
                .isEqualTo(200);
    }

    @Test
    void linkOfADisabledAccountIsDeadAndStaysSo() throws Exception {
        person("denys");
        Editor visitor = SITE.visitor();
        visitor.get("/console/login/forgotten");
        visitor.post("/console/login/forgotten", "name", "denys");
        String link = link("denys@example.org", "invitation");
        passkey("denys", "phone");

        SITE.admin().post("/console/accounts/denys/disable");
        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(visitor.post(link, "password", GOOD, "repeated", GOOD).statusCode())
                .isEqualTo(410);
        SITE.admin().post("/console/accounts/denys/enable");

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(count("select count(*) from user_credentials where credential_id = 'phone'"))
                .isZero();
        assertThat(subject("denys@example.org", "closed")).isTrue();
    }

    @Test
    void linkMadeForADisabledAccountDoesNotOpen() throws Exception {
        person("oksana");
        SITE.jdbc
                .sql("update account set disabled = now() where username = 'oksana'")
                .update();
        String token = SITE.context.getBean(AccountLinks.class).make("oksana", java.time.Duration.ofHours(1));

        assertThat(SITE.visitor().get("/console/invitation/" + token).statusCode())
                .isEqualTo(410);
        assertThat(SITE.context.getBean(AccountLinks.class).use(token)).isEmpty();
    }

    @Test
    void newAddressCountsOnceItsMailboxHasConfirmedAndBothAreTold() throws Exception {
        Editor owner = person("lesia");
        assertThat(owner.post("/console/account/email", "email", "new@example.net")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).endsWith("done=emailSent"));
        assertThat(email("lesia")).isEqualTo("lesia@example.org");
        String link = link("new@example.net", "email");

        Editor mailbox = SITE.visitor();
        mailbox.get(link);
        assertThat(email("lesia")).as("a look changes nothing").isEqualTo("lesia@example.org");
        assertThat(mailbox.post(link).statusCode()).isEqualTo(200);
        assertThat(mailbox.post(link).statusCode()).as("once").isEqualTo(410);

        assertThat(email("lesia")).isEqualTo("new@example.net");
        assertThat(subject("lesia@example.org", "email address was changed")).isTrue();
        assertThat(subject("new@example.net", "email address was changed")).isTrue();
        assertThat(audit("lesia")).contains("email");
    }

    @Test
    void addressOfAnotherAccountIsNotTakenOver() throws Exception {
        person("first");
        Editor second = person("second");
        second.post("/console/account/email", "email", "FIRST@example.org");
        String link = link("FIRST@example.org", "email");
        Editor mailbox = SITE.visitor();
        mailbox.get(link);

        assertThat(mailbox.post(link).statusCode()).isEqualTo(410);
        assertThat(email("second")).isEqualTo("second@example.org");
    }

    @Test
    void firstAdministratorWithoutAnAddressGivesOneAndIsResetByCommand() throws Exception {
        AccountLinks invitations = SITE.context.getBean(AccountLinks.class);
        person("founder");
        SITE.jdbc
                .sql("update account set email = null where username = 'founder'")
                .update();
        Editor old = SITE.visitor().login("founder", ConsoleSite.PASSWORD);

        String address = invitations.resetLink("FOUNDER", "command line").orElseThrow();
        Editor owner = SITE.visitor();
        String path = address.substring(SITE.address.length());
        owner.get(path);
        owner.post(path, "password", GOOD, "repeated", GOOD);

        assertThat(old.get("/console").statusCode()).isEqualTo(302);
        assertThat(owner.get(path).statusCode()).isEqualTo(410);
        assertThat(audit("founder")).contains("link", "password");
        assertThat(invitations.resetLink("nobody", "command line")).isEmpty();
    }

    private static Editor person(String name) throws Exception {
        Editor editor = SITE.editor(name);
        SITE.jdbc
                .sql("update account set email = username || '@example.org' where username = :name")
                .param("name", name)
                .update();
        return editor;
    }

    /** The logins of these are not fresh any more. */
    private static void age(String... names) {
        SITE.jdbc
                .sql(
                        "delete from spring_session_attributes where attribute_name = 'broadsheet.login.at'"
                                + " and session_primary_id in (select primary_id from spring_session where principal_name in (:names))")
                .param("names", Arrays.asList(names))
                .update();
    }

    private static void passkey(String name, String id) {
        SITE.jdbc
                .sql(
                        "insert into user_entities (id, name, display_name) values (:name, :name, :name) on conflict do nothing")
                .param("name", name)
                .update();
        SITE.jdbc
                .sql(
                        "insert into user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible, backup_state, created, label)"
                                + " values (:id, :name, '\\x00', false, false, now(), 'Phone')")
                .param("id", id)
                .param("name", name)
                .update();
    }

    private static int count(String sql) {
        return SITE.jdbc.sql(sql).query(Integer.class).single();
    }

    private static String email(String name) {
        return SITE.jdbc
                .sql("select email from account where username = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static List<String> audit(String name) {
        return SITE.jdbc
                .sql("select what from audit where about_kind = 'account' and about = :name and act = 'changed'")
                .param("name", name)
                .query(String.class)
                .list();
    }

    private static boolean subject(String to, String part) throws Exception {
        for (int i = 0; i < 200; i++) {
            for (MimeMessage letter : SITE.mail.getReceivedMessages())
                if (letter.getAllRecipients()[0].toString().equals(to)
                        && letter.getSubject().contains(part)) return true;
            Thread.sleep(50);
        }
        return false;
    }

    private static String link(String to, String kind) throws Exception {
        for (int i = 0; i < 200; i++) {
            for (MimeMessage letter : SITE.mail.getReceivedMessages()) {
                if (!letter.getAllRecipients()[0].toString().equalsIgnoreCase(to)) continue;
                String text = LetterAssert.text(letter);
                Matcher link = Pattern.compile("http://localhost:\\d+(/console/" + kind + "/\\S+)")
                        .matcher(text);
                if (link.find()) return link.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no letter to " + to);
    }
}
