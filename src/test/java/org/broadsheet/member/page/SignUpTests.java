package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpTests {
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(20);

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open(
                "broadsheet.site.sign-up.per-network=24",
                "broadsheet.site.sign-up.from=The Morning Paper <welcome@join.example.org>");
    }

    @AfterAll
    static void close() {
        site.close();
        AT_ONCE.shutdown();
    }

    @BeforeEach
    void nobody() throws Exception {
        site.reset();
    }

    private static HttpResponse<String> subscribe(String email, String... more) {
        String[] fields = new String[more.length + 4];
        System.arraycopy(new String[] {"email", email, "digest", "daily"}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        return site.post("/subscribe", fields);
    }

    @Test
    void addressThatNobodyServesIsAPageToABrowserAndAProblemToAProgram() {
        var page = site.get("/nothing/here?lang=uk", "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("<html lang=\"uk\">", "Сторінку не знайдено")
                .doesNotContain("resource");
        assertThat(site.get("/nothing/here").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");

        var addressOfAForm = site.get("/subscribe", "Accept", "text/html");
        assertThat(addressOfAForm.statusCode()).isEqualTo(405);
        assertThat(addressOfAForm.headers().firstValue("Allow")).hasValue("POST");
        assertThat(addressOfAForm.body()).contains("Page not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/unsubscribe/%2F", "/a;b=c"})
    void addressThatIsRefusedEarlierIsAPageToo(String path) {
        var page = site.get(path, "Accept", "text/html", "Accept-Language", "uk");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("The Morning Paper", "Сторінку не знайдено", "</html>")
                .doesNotContain("Tomcat");
    }

    @Test
    void faultOfOursIsAPageWithoutAWordOfIt() {
        String token = SampleMembers.token(site.database, 1 << 22);
        site.jdbc.sql("alter table member rename to elsewhere").update();
        try {
            var page = site.get("/preferences/" + token, "Accept", "text/html");

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("Something went wrong").doesNotContain("relation", "Exception");
        } finally {
            site.jdbc.sql("alter table elsewhere rename to member").update();
        }
    }

    @Test
    void ownerOfTheMailboxJoinsByTheButton() throws Exception {
        HttpResponse<String> answer = subscribe("Olena@Example.org");
        MimeMessage letter = site.letters(1)[0];
        String link = Site.link(letter);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .get()
                .asString()
                .contains("/subscribed")
                .doesNotContainIgnoringCase("olena");
        assertThat(letter.getAllRecipients()[0]).hasToString("Olena@example.org");
        assertThat(letter.getSubject()).startsWith("Confirm your sign-up");
        assertThat(letter.getFrom()[0]).hasToString("The Morning Paper <welcome@join.example.org>");
        assertThat(site.value("select status from member")).isEqualTo("pending");
        assertThat(site.get(link).body()).containsOnlyOnce("<button").contains("The Daily");
        assertThat(site.value("select status from member")).isEqualTo("pending");

        assertThat(site.post(link).statusCode()).isEqualTo(200);

        assertThat(site.value("select address || ' ' || digest from mailable_member"))
                .isEqualTo("Olena@example.org daily");
        assertThat(
                        site.value(
                                "select string_agg(act || ' ' || how || ' ' || network || ' ' || wording, '; ' order by id) from consent"))
                .isEqualTo("asked form 127.0.0.0/24 Send me the chosen letters (The Morning Paper); "
                        + "given confirmed 127.0.0.0/24 Send me the chosen letters (The Morning Paper)");
    }

    @Test
    void oldConfirmationDoesNotBringBackWhoLeft() {
        subscribe("a@example.org");
        String link = Site.link(site.letters(1)[0]);
        site.post(link);
        site.post("/unsubscribe/" + site.token(), "List-Unsubscribe", "One-Click");

        assertThat(site.post(link).body()).contains("You have since unsubscribed", "/preferences/");

        assertThat(site.value("select status from member")).isEqualTo("unsubscribed");
    }

    @Test
    void answerDoesNotTellWhetherTheAddressIsKnown() {
        SampleMembers.add(site.database, "daily", 1);
        String known = site.value("select address from member");
        site.bean(Suppressions.class).suppress("grumpy@example.com", Reason.COMPLAINED, "abuse-report", null);

        HttpResponse<String> toKnown = subscribe(known);
        HttpResponse<String> toStranger = subscribe("stranger@example.com");
        HttpResponse<String> toComplainer = subscribe("grumpy@example.com");

        assertThat(toKnown.statusCode()).isEqualTo(toStranger.statusCode()).isEqualTo(toComplainer.statusCode());
        assertThat(toKnown.headers().firstValue("Location"))
                .isEqualTo(toStranger.headers().firstValue("Location"));
        assertThat(toKnown.body()).isEqualTo(toStranger.body()).isEqualTo(toComplainer.body());
        assertThat(site.letters(3)).hasSize(3);
        assertThat(site.value("select status from member where address = '" + known + "'"))
                .isEqualTo("active");
    }

    @Test
    void strangerCannotChangeAMembersChoice() {
        SampleMembers.add(site.database, "weekly", 1);
        String state = site.state();

        subscribe(site.value("select address from member"));
        site.letters(1);

        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void whoWasErasedMayComeBackByThemselves() {
        site.bean(Suppressions.class).suppress("a@example.org", Reason.ERASED, "forget-me", null);

        subscribe("a@example.org");
        site.post(Site.link(site.letterTo("a@example.org")));

        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "a@b@", "a b@example.org", "\"q\"@example.org", "a@localhost", "a@[127.0.0.1]"})
    void whatIsNoAddressIsAskedForAgain(String email) {
        HttpResponse<String> answer = subscribe(email);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("does not look like an email address");
    }

    @Test
    void slipOfTheFingersIsAQuestionNotAChange() {
        HttpResponse<String> asked = subscribe("olena@gmial.com");

        assertThat(asked.body()).contains("Use olena@gmail.com").contains("No, olena@gmial.com is right");
        assertThat(subscribe("olena@gmial.com", "sure", "true").statusCode()).isEqualTo(302);
    }

    @Test
    void robotsLearnNothingAndSendNothing() throws Exception {
        HttpResponse<String> trapped = subscribe("a@example.org", "website", "https://spam.example");
        HttpResponse<String> hasty = subscribe("a@example.org", "shown", String.valueOf(System.currentTimeMillis()));

        assertThat(trapped.statusCode()).isEqualTo(302);
        assertThat(hasty.body()).contains("That was quick");
        Thread.sleep(300);
        assertThat(site.mailbox.getReceivedMessages()).isEmpty();
        assertThat(site.value("select count(*) from member")).isEqualTo("0");
    }

    @Test
    void oneAddressGetsThreeLettersAnHourAndOneNetworkAsksTwentyFourTimes() {
        for (int i = 0; i < 5; i++)
            assertThat(subscribe("a@example.org").statusCode()).isEqualTo(302);
        assertThat(site.value("select count(*) from confirmation")).isEqualTo("3");

        for (int i = 0; i < 19; i++)
            assertThat(subscribe("b" + i + "@example.org").statusCode()).isEqualTo(302);
        assertThat(subscribe("c@example.org").statusCode()).isEqualTo(429);
        assertThat(site.letters(22)).hasSize(22);
    }

    @Test
    void manyAtOnceAreCountedOneByOne() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> subscribe("a@example.org"), AT_ONCE))
                .toList();

        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 302);
        assertThat(site.value("select count(*) from confirmation")).isEqualTo("3");
    }

    @Test
    void pageWithTheFormIsKeptWithTheConsent() {
        String form = site.get("/").body();
        assertThat(form).contains("name=\"page\" value=\"/\"");

        subscribe("a@example.org", "page", "/");
        site.post(Site.link(site.letters(1)[0]));
        assertThat(site.value("select string_agg(act || ' ' || page, ', ' order by id) from consent"))
                .isEqualTo("asked /, given /");

        assertThat(subscribe("olena@gmial.com", "page", "/").body()).contains("name=\"page\" value=\"/\"");
        subscribe("b@example.org", "page", "javascript:x\0");
        assertThat(site.value("select page from confirmation where address = 'b@example.org'"))
                .isEmpty();
    }

    @Test
    void ukrainianIsSpokenToWhoeverPrefersIt() throws Exception {
        assertThat(site.get("/?lang=uk").body())
                .contains("lang=\"uk\"")
                .contains("Новини дня в одному листі")
                .contains("Щодня о 07:00 (час: Київ)");

        site.post("/subscribe?lang=uk", "email", "a@example.org", "digest", "daily");

        assertThat(site.letters(1)[0].getSubject()).startsWith("Підтвердьте");
    }

    @Test
    void formOfAnotherSiteNeedsNothingFromOurs() {
        String page = site.get("/embed").body();

        assertThat(page).contains("https://letters.example.org/subscribe").contains("&lt;form");
    }

    @Test
    void frontPageSaysWhatThereIsAndHowManyRead() {
        SampleMembers.add(site.database, "daily", 3);

        HttpResponse<String> page = site.get("/");

        assertThat(page.body())
                .contains("The Daily")
                .contains("Every day at 07:00, Kyiv time")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
