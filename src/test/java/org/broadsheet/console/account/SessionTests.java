package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.session.web.http.HttpSessionIdResolver;

class SessionTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();

    @BeforeEach
    void forgetTries() {
        SITE.jdbc.sql("delete from throttle").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/login",
                "/console",
                "/console/accounts?x=1",
                "/console/login/forgotten",
                "/console/nowhere"
            })
    void strangersVisitLeavesNothingInTheDatabase(String path) throws Exception {
        int before = sessions();
        Editor visitor = SITE.visitor();

        visitor.get(path, "Accept", "text/html");
        visitor.post("/console/login", "username", "nobody", "password", "guess");
        visitor.post("/console/accounts", "username", "words ".repeat(500));

        assertThat(sessions()).as("only the form, on a network of editors").isLessThanOrEqualTo(before + 1);
        SITE.jdbc.sql("delete from account_network").update();
        Editor stranger = SITE.visitor();
        stranger.get(path, "Accept", "text/html");
        int then = sessions();
        stranger.post("/console/accounts", "username", "words ".repeat(500));
        stranger.post("/console/login", "username", "nobody", "password", "guess");
        assertThat(sessions()).isEqualTo(then);
    }

    @Test
    void passwordIsHashedAnewAtTheCostOfTheSettings() throws Exception {
        for (String before :
                List.of("{noop}" + ConsoleSite.PASSWORD, BCrypt.hashpw(ConsoleSite.PASSWORD, BCrypt.gensalt(5)))) {
            SITE.editor("hashed");
            String prefixed = before.startsWith("{") ? before : "{bcrypt}" + before;
            SITE.jdbc
                    .sql("update account set password = :password where username = 'hashed'")
                    .param("password", prefixed)
                    .update();

            assertThat(SITE.visitor()
                            .login("hashed", ConsoleSite.PASSWORD)
                            .get("/console")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(SITE.jdbc
                            .sql("select password from account where username = 'hashed'")
                            .query(String.class)
                            .single())
                    .startsWith(before.startsWith("{") ? "{bcrypt}$2a$04$" : "{bcrypt}$2a$05$");
        }
    }

    @Test
    void manySessionCookiesAreNotAsManyLooksIntoTheDatabase() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(IntStream.range(0, 150)
                .mapToObj(i -> new Cookie("SESSION", "secret" + i))
                .toArray(Cookie[]::new));

        assertThat(SITE.context.getBean(HttpSessionIdResolver.class).resolveSessionIds(request))
                .hasSizeBetween(1, 2);
    }

    @Test
    void formsAreKeptForSoManyOnly() throws Exception {
        SITE.admin();
        int before = sessions();
        for (int i = 0; i < 40; i++) {
            Editor visitor = SITE.visitor();
            visitor.get("/console/login");
            visitor.post("/console/accounts", "username", "words");
        }

        assertThat(sessions() - before).isBetween(25, 31);
    }

    @Test
    void passkeyLoginsAreBegunForSoManyStrangersOnly() throws Exception {
        int last = 0;
        for (int i = 0; i < 50 && last != 429; i++) {
            Editor visitor = SITE.visitor();
            visitor.get("/console/login");
            last = visitor.post("/webauthn/authenticate/options").statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void copyOfTheDatabaseLogsNobodyIn() throws Exception {
        Editor editor = SITE.editor("sofia");
        HttpCookie cookie = cookie(editor, "SESSION");
        String stored = SITE.jdbc
                .sql("select session_id from spring_session where principal_name = 'sofia'")
                .query(String.class)
                .single();

        assertThat(stored).isNotEqualTo(cookie.getValue()).hasSize(36);
        Editor thief = SITE.visitor();
        for (String guess :
                List.of(stored, stored.strip(), java.util.Base64.getEncoder().encodeToString(stored.getBytes()))) {
            HttpCookie stolen = new HttpCookie("SESSION", guess);
            stolen.setPath("/");
            stolen.setVersion(0);
            thief.cookies.getCookieStore().add(URI.create(SITE.address), stolen);
            assertThat(thief.get("/console").statusCode()).isEqualTo(302);
        }
        assertThat(editor.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void busySessionEndsAfterADay() throws Exception {
        Editor editor = SITE.editor("roman");
        SITE.jdbc
                .sql("update spring_session set creation_time = creation_time - :most where principal_name = 'roman'")
                .param("most", Duration.ofHours(23).toMillis())
                .update();
        assertThat(editor.get("/console").statusCode()).isEqualTo(200);

        SITE.jdbc
                .sql("update spring_session set creation_time = creation_time - :more where principal_name = 'roman'")
                .param("more", Duration.ofMinutes(61).toMillis())
                .update();

        assertThat(editor.get("/console").statusCode()).isEqualTo(302);
        assertThat(sessions("roman")).isZero();
    }

    @Test
    void pageAskedForComesBackAfterTheLogin() throws Exception {
        SITE.editor("back");
        Editor editor = SITE.visitor();
        editor.get("/console/editions?x=1", "Accept", "text/html");
        editor.get("/console/login");

        assertThat(editor.post("/console/login", "username", "back", "password", ConsoleSite.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/console/editions?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/console/../../evil",
                "/consoleX",
                "/console\\evil",
                "/console//evil.example",
                "/console/login?x"
            })
    void forgedReturnPathLeadsNowhereElse(String path) throws Exception {
        SITE.editor("forged");
        Editor editor = SITE.visitor();
        HttpCookie forged = new HttpCookie(
                "return-to", java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes()));
        forged.setPath("/");
        forged.setVersion(0);
        editor.get("/console/login");
        editor.cookies.getCookieStore().add(URI.create(SITE.address), forged);

        String next = editor.post("/console/login", "username", "forged", "password", ConsoleSite.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(URI.create(SITE.address).resolve(next).getHost()).isEqualTo("localhost");
        assertThat(next).doesNotContain("evil.example");
    }

    @Test
    void httpsSiteHasHostCookiesAndHstsWhateverTheProxySays() throws Exception {
        ConsoleSite site = ConsoleSite.of(TestDatabase.create(), "--broadsheet.site.url=https://letters.example.org");
        try (var none = new AutoCloseableSite(site)) {
            HttpClient client = HttpClient.newHttpClient();
            var page = client.send(
                    HttpRequest.newBuilder(URI.create(site.address + "/console/login"))
                            .header("X-Forwarded-Proto", "http")
                            .build(),
                    BodyHandlers.ofString());
            String csrf = page.headers().firstValue("Set-Cookie").orElseThrow();
            String token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            var login = client.send(
                    HttpRequest.newBuilder(URI.create(site.address + "/console/login"))
                            .header("Cookie", csrf.substring(0, csrf.indexOf(';')))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(Editor.form(
                                    "username", ConsoleSite.ADMIN, "password", ConsoleSite.PASSWORD, "_csrf", token)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(csrf).startsWith("__Host-csrf=").contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax");
            assertThat(login.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-SESSION=").contains("Secure", "HttpOnly", "Path=/"))
                    .allSatisfy(
                            cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            var home = client.send(
                    HttpRequest.newBuilder(URI.create(site.address + "/")).build(), BodyHandlers.discarding());
            assertThat(home.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    private record AutoCloseableSite(ConsoleSite site) implements AutoCloseable {
        @Override
        public void close() {
            site.close();
        }
    }

    private static HttpCookie cookie(Editor editor, String name) {
        return editor.cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int sessions() {
        return SITE.jdbc
                .sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
    }

    private static int sessions(String name) {
        return SITE.jdbc
                .sql("select count(*) from spring_session where principal_name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }
}
