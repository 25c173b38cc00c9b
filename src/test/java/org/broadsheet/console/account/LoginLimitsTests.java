package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A botnet guesses one account's password: each try from another network, the name written anew each time. */
class LoginLimitsTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();
    private static final Editor GUESSER = SITE.visitor();
    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final int TRIES = 13;

    @BeforeEach
    void forgetTries() throws Exception {
        GUESSER.get("/console/login");
        SITE.editor("ed2");
        SITE.jdbc
                .sql("update account set email = 'ed2@example.org' where username = 'ed2'")
                .update();
        SITE.jdbc.sql("delete from throttle").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed2\u0001",
                "e\u200Bd2",
                "\u202Eed2",
                "\uFF25d\u00B2",
                "ed2\u00A0\u00A0",
                "ED2@Example.ORG",
                "ed2\uFF20exam\u00ADple.org"
            })
    void nameHasOneLimitHoweverItIsWritten(String written) throws Exception {
        assertThat(answered(List.of(written))).isEqualTo(10);
        assertThat(tried("ed2", "still another guess")).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\0d2", "\0ed2", "ed2\0", "ed2@example.org\0", "no\0body"})
    void nameWithNulIsNoTryAtAll(String written) throws Exception {
        for (int i = 0; i < TRIES; i++)
            assertThat(tried(written, ConsoleSite.PASSWORD)).isEqualTo(400);

        assertThat(GUESSER.get("/console").statusCode()).isEqualTo(302);
        assertThat(answered(List.of("ed2"))).isEqualTo(10);
    }

    @Test
    void allWritingsOfANameAndItsAddressShareOneLimit() throws Exception {
        List<String> writings = List.of(
                "ed2", "e\u0001d2", "ED2", "\uFF45d2", "ed2@example.org", "ed2\u00A0", "e\u200Dd2", "ed2@EXAMPLE.org");

        assertThat(answered(writings)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no\u0001body", "\uFF2Eobody\u00A0"})
    void unknownNameIsLimitedAsAnAccountIs(String written) throws Exception {
        assertThat(answered(List.of(written))).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\0d2", "ed2\u0001", "e\u200Bd2", "\u202Eed2", "ed2\u0085", "e\u00ADd2"})
    void nameWithControlCharactersIsRefusedWithTheRightPassword(String written) throws Exception {
        Editor visitor = SITE.visitor().from(network());
        visitor.login(written, ConsoleSite.PASSWORD);

        assertThat(visitor.get("/console").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0131", "\u212A", "e\u0301"})
    void letterThatOnlyLooksAlikeNamesNoAccountOrTheOneThatIsCounted(String letter) throws Exception {
        SITE.editor("kim-i-e");
        for (String written : new String[] {letter + "im-i-e", "kim-" + letter + "-e"}) {
            SITE.jdbc.sql("delete from throttle").update();
            Editor visitor = SITE.visitor().from(network());
            visitor.login(written, ConsoleSite.PASSWORD);
            boolean entered = visitor.get("/console").statusCode() == 200;

            SITE.jdbc.sql("delete from throttle").update();
            for (int i = 0; i < 10; i++) tried(written, "guess" + i);
            int owner = tried("kim-i-e", "guess");

            assertThat(owner == 429).as(written + " opens, so it counts").isEqualTo(entered);
        }
    }

    @Test
    void ownerOnANetworkOfTheirOwnIsNotSlowedByStrangers() throws Exception {
        String home = network();
        assertThat(SITE.visitor()
                        .from(home)
                        .login("ed2", ConsoleSite.PASSWORD)
                        .get("/console")
                        .statusCode())
                .isEqualTo(200);
        answered(List.of("e\u0001d2", "ed2@example.org", "ed2"));

        assertThat(SITE.visitor()
                        .from(home)
                        .login("ed2", ConsoleSite.PASSWORD)
                        .get("/console")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongTokensOfANetworkAreSlowedAndTheRightOneIsNot() throws Exception {
        for (int i = 0; i < 20; i++)
            assertThat(api("12.0.0." + i, "wrong" + i).statusCode()).isEqualTo(401);

        HttpResponse<String> slowed = api("12.0.0.99", "wrong");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).hasValue("15");
        assertThat(api("12.0.1.1", "wrong").statusCode()).isEqualTo(401);
        assertThat(api("12.0.0.1", ConsoleSite.TOKEN).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> api(String address, String token) throws Exception {
        return SITE.visitor().from(address).get("/api/editions/daily/none", "Authorization", "Bearer " + token);
    }

    private static long answered(List<String> writings) throws Exception {
        int answered = 0;
        for (int i = 0; i < TRIES; i++) if (tried(writings.get(i % writings.size()), "guess" + i) == 302) answered++;
        return answered;
    }

    private static int tried(String name, String password) throws Exception {
        return GUESSER.from(network())
                .post("/console/login", "username", name, "password", password)
                .statusCode();
    }

    private static String network() {
        int n = NETWORKS.incrementAndGet();
        return "11." + n / 250 + "." + n % 250 + ".9";
    }
}
