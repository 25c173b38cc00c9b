package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Login by OpenID Connect, against a provider that speaks it. */
class NewsroomLoginTests {
    private static SmallProvider provider;
    private static ConsoleSite site;

    @BeforeAll
    static void open() throws Exception {
        provider = new SmallProvider();
        site = ConsoleSite.of(
                TestDatabase.create(),
                "--spring.security.oauth2.client.registration.house.client-id=broadsheet",
                "--spring.security.oauth2.client.registration.house.client-secret=secret",
                "--spring.security.oauth2.client.registration.house.client-name=House login",
                "--spring.security.oauth2.client.registration.house.scope=openid,email",
                "--spring.security.oauth2.client.provider.house.issuer-uri=" + provider.issuer());
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    @Test
    void invitedPersonComesInWithoutAPasswordHere() throws Exception {
        site.admin().post("/console/accounts", "username", "ira", "email", "Ira@example.org", "role", "editor");
        provider.email = "ira@EXAMPLE.org";
        provider.verified = true;
        Editor ira = site.visitor();

        assertThat(login(ira).headers().firstValue("Location").orElseThrow()).endsWith("/console");

        assertThat(ira.get("/console/account").body()).contains("Ira@example.org", "You have no password");
        assertThat(ira.get("/console/accounts").statusCode()).isEqualTo(403);
        assertThat(site.jdbc
                        .sql("select detail from audit where who = 'ira'")
                        .query(String.class)
                        .list())
                .anyMatch(door -> door.startsWith("OpenID Connect"));
    }

    @Test
    void principalIsTheAccountWhateverTheProviderClaims() throws Exception {
        site.admin().post("/console/accounts", "username", "mila", "email", "mila@example.org", "role", "editor");
        provider.email = "mila@example.org";
        provider.verified = true;
        provider.more = Map.of(
                "broadsheet_account",
                ConsoleSite.ADMIN,
                "name",
                ConsoleSite.ADMIN,
                "preferred_username",
                ConsoleSite.ADMIN);
        provider.subject = ConsoleSite.ADMIN;
        Editor mila = site.visitor();
        login(mila);
        provider.more = Map.of();
        provider.subject = "4711";

        assertThat(mila.get("/console/account").body())
                .contains("mila@example.org")
                .doesNotContain(">" + ConsoleSite.ADMIN + "<");
        assertThat(site.jdbc
                        .sql("select count(*) from audit where who = 'mila' and what = 'login'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(site.jdbc
                        .sql("select principal_name from spring_session where principal_name = 'mila'")
                        .query(String.class)
                        .list())
                .hasSize(1);
        assertThat(mila.post("/console/account/email", "email", "other@example.org")
                        .headers()
                        .firstValue("Location"))
                .as("the provider's login is the only proof that she has")
                .hasValueSatisfying(next -> assertThat(next).endsWith("done=emailSent"));
        assertThat(mila.get("/oauth2/authorization/house")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("prompt=login");
    }

    @Test
    void providersSilentLoginIsNoProofForWhoHasAPassword() throws Exception {
        site.editor("both");
        site.jdbc
                .sql("update account set email = 'both@example.org' where username = 'both'")
                .update();
        provider.email = "both@example.org";
        provider.verified = true;
        Editor both = site.visitor();
        login(both);
        both.get("/console/account");

        assertThat(both.post("/console/account/email", "email", "thief@example.org")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/console/login?prove");
        assertThat(both.get("/console/login?prove").body()).doesNotContain("/oauth2/");
    }

    @Test
    void strangerOfTheSameProviderHasNoAccountHere() throws Exception {
        provider.email = "stranger@example.org";
        provider.verified = true;

        assertRefused();
    }

    @Test
    void addressThatTheProviderHasNotVerifiedIsNobodys() throws Exception {
        site.admin().post("/console/accounts", "username", "yana", "email", "yana@example.org", "role", "admin");
        provider.email = "yana@example.org";
        provider.verified = false;

        assertRefused("unverified", "has not verified your email address");
    }

    @Test
    void loginThatFailsAtTheProviderIsNotToldAsALackOfAnAccount() throws Exception {
        Editor somebody = site.visitor();
        somebody.get("/oauth2/authorization/house");

        HttpResponse<String> answer = somebody.get("/login/oauth2/code/house?error=server_error&state=x");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/console/login?provider");
        assertThat(somebody.follow(answer).body()).contains("did not complete").doesNotContain("no account here");
    }

    @Test
    void logoutEndsTheProvidersSessionWhereItOffersThat() throws Exception {
        site.admin().post("/console/accounts", "username", "olha", "email", "olha@example.org", "role", "editor");
        provider.email = "olha@example.org";
        provider.verified = true;
        Editor olha = site.visitor();
        login(olha);
        olha.get("/console/account");

        HttpResponse<String> answer = olha.post("/console/logout");

        // No redirect: the page's form-action would stop it.
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Refresh").orElseThrow())
                .startsWith("0; url=" + provider.issuer() + "/end?")
                .contains("id_token_hint=", "post_logout_redirect_uri=" + site.address + "/console/login?logout");
        assertThat(answer.body()).contains("You have logged out", provider.issuer() + "/end?");
        assertThat(olha.get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void logoutOfAPasswordStaysHere() throws Exception {
        HttpResponse<String> answer = site.admin().post("/console/logout");

        assertThat(answer.headers().firstValue("Location")).hasValue("/console/login?logout");
        assertThat(answer.headers().firstValue("Refresh")).isEmpty();
    }

    @Test
    void disabledAccountStaysOut() throws Exception {
        Editor admin = site.admin();
        admin.post("/console/accounts", "username", "mute", "email", "mute@example.org", "role", "editor");
        admin.post("/console/accounts/mute/disable");
        provider.email = "mute@example.org";
        provider.verified = true;

        assertRefused();
    }

    @Test
    void doorIsThereOnlyWhereItIsConfigured() throws Exception {
        assertThat(site.visitor().get("/console/login").body()).contains("House login", "/oauth2/authorization/house");
        assertThat(ConsoleSite.shared().visitor().get("/console/login").body()).doesNotContain("/oauth2/");
    }

    private static void assertRefused() throws Exception {
        assertRefused("newsroom", "no account here");
    }

    private static void assertRefused(String reason, String words) throws Exception {
        Editor somebody = site.visitor();

        HttpResponse<String> answer = login(somebody);

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/console/login?" + reason);
        assertThat(somebody.follow(answer).body()).contains(words);
        assertThat(somebody.get("/console").statusCode()).isEqualTo(302);
    }

    private static HttpResponse<String> login(Editor somebody) throws Exception {
        HttpResponse<String> toProvider = somebody.get("/oauth2/authorization/house");
        HttpResponse<String> back = somebody.follow(toProvider);
        return somebody.follow(back);
    }
}
