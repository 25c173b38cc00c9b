package org.broadsheet.edition.override;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What editors type, friendly or not. */
class TypedTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dear **reader**|<p>Dear <strong>reader</strong></p>",
                "[site](https://example.org)|<p><a rel=\"nofollow\" href=\"https://example.org\">site</a></p>",
                "<script>alert(1)</script>|<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                "<b onclick=x>b</b>|<p>&lt;b onclick=x&gt;b&lt;/b&gt;</p>",
                "![a bridge](https://evil.example/p.gif)|<p>a bridge</p>",
                "# No heading|<p># No heading</p>",
                "[x](javascript:alert(1))|<p><a rel=\"nofollow\" href=\"\">x</a></p>",
            })
    void noteIsASmallSubsetOfMarkdown(String typed, String html) {
        assertThat(Markdown.html(typed)).isEqualTo(html);
    }

    @Test
    void listsStayLists() {
        assertThat(Markdown.html("- one\n- two")).contains("<li>one</li>", "<li>two</li>");
    }

    @Test
    void nothingTypedIsNothing() {
        assertThat(Markdown.html(" \n ")).isNull();
        assertThat(Typed.line(" \t\u202e ")).isNull();
        assertThat(Typed.text(null)).isNull();
    }

    @Test
    void whatTurnsALineRoundOrFillsASlotIsDropped() {
        assertThat(Typed.line("a\u202eb\u2066c\ue000token\ue001d\u0000e\nf")).isEqualTo("abctokende f");
        assertThat(Typed.text("one\r\ntwo\u200f")).isEqualTo("one\ntwo");
    }

    @Test
    void emojiCountsAsOne() {
        assertThat(Typed.length("🙂".repeat(10_000))).isEqualTo(10_000);
        assertThat(Typed.line("🙂🙂")).isEqualTo("🙂🙂");
    }
}
