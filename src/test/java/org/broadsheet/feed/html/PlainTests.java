package org.broadsheet.feed.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plain | Plain",
                "AT&T rises | AT&T rises",
                "AT&amp;T rises | AT&T rises",
                "Ukraine&#8217;s war | Ukraine’s war",
                "Ukraine&amp;#8217;s war | Ukraine’s war",
                "&amp;quot;Quoted&amp;quot; | \"Quoted\"",
                "<b>Bold</b> and <i class='x'>soft</i> | Bold and soft",
                "&lt;em&gt;Twice&lt;/em&gt; escaped | Twice escaped",
                "One<br/>two | One two",
                "The &lt;blink&gt; tag | The <blink> tag",
                "1 < 2 and 3 > 2 | 1 < 2 and 3 > 2",
                "x <y> z | x <y> z",
                "<![CDATA[Wrapped]]> | Wrapped",
                "Non&nbsp;breaking   blanks | Non breaking blanks",
            })
    void aTitleIsPlainText(String html, String text) {
        assertThat(Plain.title(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A <b> in Atom text | A <b> in Atom text",
                "Still &amp;amp; escaped | Still & escaped",
                "R&D | R&D",
            })
    void aTitleThatSaysItIsTextIsLeftAlone(String text, String plain) {
        assertThat(Plain.title(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"\u202Eevil\u202C, evil", "a\u0007b, ab", "soft\u00ADhyphen, softhyphen"})
    void whatSteersATerminalOrTheReadingDirectionIsDropped(String text, String plain) {
        assertThat(Plain.line(text)).isEqualTo(plain);
    }
}
