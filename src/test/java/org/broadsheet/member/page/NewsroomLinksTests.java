package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.LetterAssert.assertThat;

import jakarta.mail.internet.MimeMessage;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsroomLinksTests {
    private static final String[] LINKS = {"privacy", "imprint", "accessibility", "terms", "support"};
    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open(
                "broadsheet.newsroom.links.privacy=https://news.example/privacy",
                "broadsheet.newsroom.links.imprint=https://news.example/imprint",
                "broadsheet.newsroom.links.accessibility=https://news.example/accessibility",
                "broadsheet.newsroom.links.terms=https://news.example/terms",
                "broadsheet.newsroom.links.support=https://news.example/support?a=1&b=2",
                "broadsheet.newsroom.links.support-words=Become <a> member");
        SampleMembers.add(site.database, "daily", 1);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=uk",
                "/embed",
                "/subscribed",
                "/forgotten",
                "/unsubscribe/TOKEN",
                "/preferences/TOKEN",
                "/preferences/nobody"
            })
    void everyPageNamesThem(String path) {
        String page = site.get(path.replace("TOKEN", site.token())).body();

        for (String link : LINKS) assertThat(page).contains("href=\"https://news.example/" + link);
        assertThat(page).contains("Become &lt;a&gt; member", "support?a=1&amp;b=2");
    }

    @Test
    void signUpItsMailAndItsConfirmationNameThem() throws Exception {
        assertThat(site.post("/subscribe", "email", "not-an-address").body()).contains("https://news.example/privacy");
        site.post("/subscribe", "email", "anna@example.org", "digest", "daily");
        MimeMessage mail = site.letterTo("anna@example.org");
        String path = Site.link(mail);

        for (String link : LINKS) {
            assertThat(mail).inText().says(": https://news.example/" + link);
            assertThat(mail).inHtml().says("href=\"https://news.example/" + link);
            assertThat(site.get(path).body()).contains("href=\"https://news.example/" + link);
        }
        assertThat(site.post(path).body()).contains("https://news.example/privacy");
    }

    @Test
    void noDigestIsChosenBeforehandWhereThereAreSeveral() {
        assertThat(site.get("/").body()).contains("value=\"weekly\"").doesNotContain("checked");
        assertThat(site.get("/embed").body()).contains("weekly").doesNotContain("checked");
    }
}
