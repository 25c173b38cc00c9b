package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mailbox that was left behind can still do, and what an old "yes" can: nothing but unsubscribe. */
class MovingTests {
    private static final String WORK = "reader1@example.com";

    private static Site site;
    private String old;
    private final Set<String> seen = new HashSet<>();

    @BeforeAll
    static void open() {
        site = Site.open("broadsheet.site.sign-up.per-address=50", "broadsheet.site.sign-up.per-network=500");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void oneMember() throws Exception {
        site.jdbc.sql("delete from member").update();
        site.jdbc.sql("alter table member alter column id restart").update();
        site.jdbc.sql("delete from throttle").update();
        site.mailbox.purgeEmailFromAllMailboxes();
        seen.clear();
        SampleMembers.add(site.database, "daily", 1);
        old = site.token();
    }

    /** The links to the old and to the new mailbox. */
    private record Pair(String toOld, String toNew) {}

    private Pair ask(String token, String address) {
        assertThat(site.post("/preferences/" + token + "/address", "email", address)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("asked");
        List<MimeMessage> fresh = fresh(2);
        return new Pair(
                fresh.stream()
                        .filter(m -> !to(m).equals(address))
                        .map(Site::link)
                        .findFirst()
                        .orElseThrow(),
                fresh.stream()
                        .filter(m -> to(m).equals(address))
                        .map(Site::link)
                        .findFirst()
                        .orElseThrow());
    }

    /** The mails since the last look, in no order. */
    private List<MimeMessage> fresh(int count) {
        List<MimeMessage> fresh = Stream.of(site.letters(seen.size() + count))
                .filter(mail -> !seen.contains(Site.link(mail)))
                .toList();
        fresh.forEach(mail -> seen.add(Site.link(mail)));
        return fresh;
    }

    private void move(String address) {
        Pair pair = ask(site.token(), address);
        site.post(pair.toNew());
        assertThat(site.post(pair.toOld()).body()).contains("Address changed");
    }

    private static String address() {
        return site.value("select address from member");
    }

    @Test
    void oldMailboxCanReadAndEraseNothing() {
        Pair pair = ask(old, "olga@home.example");
        site.post(pair.toNew());
        String confirmed = site.post(pair.toOld()).body();
        String fresh = site.token();
        String state = site.state();

        assertThat(confirmed).contains("Address changed").doesNotContain("/preferences/", fresh);
        assertThat(site.post(pair.toOld()).body()).contains("Address changed").doesNotContain("/preferences/", fresh);
        for (String path : List.of("", "/", "/data")) {
            String page = site.get("/preferences/" + old + path, "Accept", "text/html")
                    .body();
            assertThat(page).as(path).doesNotContain("olga", fresh, "Reader 1");
        }
        assertThat(site.get("/preferences/" + old).statusCode()).isEqualTo(410);
        for (String path : List.of("", "/data", "/forget", "/name", "/address"))
            assertThat(site.post("/preferences/" + old + path, "email", "evil@x.example", "name", "x", "format", "text")
                            .statusCode())
                    .as(path)
                    .isIn(404, 410);
        for (String path : List.of("/undo", "/why"))
            assertThat(site.post("/unsubscribe/" + old + path, "why", "x").body())
                    .doesNotContain("olga", fresh);
        assertThat(site.get("/unsubscribe/" + old).body())
                .contains("another address")
                .doesNotContain("olga", fresh);
        assertThat(site.state()).isEqualTo(state);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(site.get("/preferences/" + fresh).body()).contains("olga@home.example");
    }

    @Test
    void newMailboxGetsTheKeyAndTheOldOneDoesNot() {
        Pair pair = ask(old, "olga@home.example");
        site.post(pair.toOld());

        assertThat(site.post(pair.toNew()).body()).contains("/preferences/" + members());
    }

    private static String members() {
        return site.bean(org.broadsheet.member.Members.class)
                .token(site.bean(org.broadsheet.member.Members.class)
                        .findByAddress("olga@home.example")
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe=One-Click", "leave=this", "leave=all"})
    void oldLinkGoesOnUnsubscribing(String body) {
        move("olga@home.example");

        var answer = site.send("POST", "/unsubscribe/" + old, body, "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("olga", "/preferences/");
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
    }

    @Test
    void halfOfAnEarlierPairMovesNobodyAfterwards() {
        Pair evil = ask(old, "evil@x.example");
        site.post(evil.toOld());
        Pair good = ask(old, "olga@home.example");
        site.post(good.toOld());
        site.post(good.toNew());

        assertThat(site.post(evil.toNew()).body()).contains("no longer valid").doesNotContain("/preferences/");

        assertThat(address()).isEqualTo("olga@home.example");
    }

    @Test
    void pairOfTheFirstTimeIsDeadAfterMovingThereAndBack() {
        Pair evil = ask(old, "evil@x.example");
        site.post(evil.toOld());
        move("olga@home.example");
        move(WORK);

        site.post(evil.toNew());

        assertThat(address()).isEqualTo(WORK);
        assertThat(site.get("/preferences/" + old).statusCode())
                .as("a link of the first time")
                .isEqualTo(410);
        assertThat(site.get("/preferences/" + site.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void halvesConfirmedAtTheSameMomentMoveOnce() {
        for (int round = 0; round < 8; round++) {
            Pair pair = ask(site.token(), "olga" + round + "@home.example");
            var answers = Stream.of(pair.toOld(), pair.toNew(), pair.toOld(), pair.toNew())
                    .map(link -> CompletableFuture.supplyAsync(() -> site.post(link)))
                    .toList();
            answers.forEach(CompletableFuture::join);

            assertThat(address()).isEqualTo("olga" + round + "@home.example");
            assertThat(site.value("select link_generation from member")).isEqualTo(String.valueOf(round + 1));
        }
    }

    @Test
    void ofManyPairsConfirmedAtOnceOneIsMade() {
        List<Pair> pairs = IntStream.range(0, 4)
                .mapToObj(n -> ask(old, "olga" + n + "@home.example"))
                .toList();
        pairs.stream()
                .flatMap(pair -> Stream.of(pair.toOld(), pair.toNew()))
                .map(link -> CompletableFuture.supplyAsync(() -> site.post(link)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(site.value("select link_generation from member")).isEqualTo("1");
        assertThat(address()).startsWith("olga");
    }

    @Test
    void leavingEndsAMoveThatIsUnderWay() {
        Pair pair = ask(old, "evil@x.example");
        site.post(pair.toOld());
        site.post("/unsubscribe/" + old, "List-Unsubscribe", "One-Click");
        site.post("/unsubscribe/" + old + "/undo");

        assertThat(site.post(pair.toNew()).statusCode()).isEqualTo(404);
        assertThat(address()).isEqualTo(WORK);
    }

    @Test
    void erasedMemberThatSignsUpAgainIsAnotherOne() throws Exception {
        Pair pair = ask(old, "evil@x.example");
        site.post(pair.toOld());
        site.post("/preferences/" + old + "/forget");
        site.post(Site.link(fresh(1).get(0)));
        site.post("/subscribe", "email", WORK, "digest", "daily");
        site.post(Site.link(fresh(1).get(0)));

        assertThat(site.post(pair.toNew()).statusCode()).isEqualTo(404);
        assertThat(site.get("/unsubscribe/" + old).statusCode()).isEqualTo(404);
        assertThat(address()).isEqualTo(WORK);
    }

    @Test
    void everyOtherConsentOfTheOldMailboxEndsWithTheMove() throws Exception {
        site.post("/preferences/" + old + "/forget");
        site.post("/preferences/" + old + "/data");
        site.post("/preferences/" + old + "/name", "name", "Evil");
        site.post("/subscribe", "email", WORK, "digest", "weekly");
        List<String> links = fresh(4).stream().map(Site::link).toList();
        move("olga@home.example");
        String state = site.state();

        for (String link : links) {
            assertThat(site.get(link + "/data").statusCode()).isEqualTo(404);
            assertThat(site.post(link).body()).contains("no longer valid").doesNotContain("olga", "/preferences/");
            assertThat(site.get(link).body()).doesNotContain("olga");
        }
        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void changeOfAddressIsValidForAnHour() {
        Pair pair = ask(old, "olga@home.example");
        site.post(pair.toOld());
        site.jdbc
                .sql("update confirmation set asked = asked - interval '61 minutes'")
                .update();

        assertThat(site.post(pair.toNew()).body()).contains("expired");
        assertThat(address()).isEqualTo(WORK);
    }

    @Test
    void strangerWhoTypedTheNewAddressIntoTheFormBlocksNobody() throws Exception {
        site.post("/subscribe", "email", "olga@home.example", "digest", "weekly");
        fresh(1);

        move("olga@home.example");

        assertThat(address()).isEqualTo("olga@home.example");
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
