package org.broadsheet.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTests {
    @Test
    void linesOfAReplyBecomeOne() throws IOException {
        Reply reply = read("550-5.7.26 This mail\r\n550-5.7.26 is blocked.\r\n550 5.7.26 See https://x.example\r\n");

        assertThat(reply.code()).isEqualTo(550);
        assertThat(reply.status()).isEqualTo("5.7.26");
        assertThat(reply.line()).isEqualTo("550 5.7.26 This mail 5.7.26 is blocked. 5.7.26 See https://x.example");
    }

    @Test
    void repliesThatComeTogetherAreReadOneByOne() throws IOException {
        ReplyReader reader = reader("250 a\r\n250 b\r\n354 c\r\n");

        assertThat(reader.read().text()).isEqualTo("a");
        assertThat(reader.read().text()).isEqualTo("b");
        assertThat(reader.hasUnread()).isTrue();
        assertThat(reader.read().isGoAhead()).isTrue();
        assertThat(reader.hasUnread()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250\r\n", "250 \r\n", "250 Ok\n", "250\n"})
    void bareLineFeedAndMissingTextAreForgiven(String octets) throws IOException {
        assertThat(read(octets).isPositive()).isTrue();
    }

    @Test
    void statusMustAgreeWithTheCode() throws IOException {
        assertThat(read("450 5.1.1 which?\r\n").status()).isNull();
        assertThat(read("550 5.1.1\r\n").status()).isEqualTo("5.1.1");
        assertThat(read("550 5.1.1.2 a version\r\n").status()).isNull();
    }

    @Test
    void controlCharactersDoNotSurvive() throws IOException {
        Reply reply = read("550 \u001b[31mred\u0000 \u202Eback\r\n");

        assertThat(reply.text()).isEqualTo("?[31mred? ?back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banana\r\n",
                "\r\n",
                "25 x\r\n",
                "2500 x\r\n",
                "199 x\r\n",
                "650 x\r\n",
                "250_x\r\n",
                "250-a\r\n550 b\r\n",
                "\u0000\u0001\u0002\r\n",
                " 250 Ok\r\n"
            })
    void whatIsNoReplyIsNotTakenForOne(String octets) {
        assertThatThrownBy(() -> read(octets)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void lineWithoutEndIsBounded() {
        assertThatThrownBy(() -> read("250 " + "x".repeat(1_000_000))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void replyWithoutEndIsBounded() {
        assertThatThrownBy(() -> read("250-x\r\n".repeat(100_000))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void halfAReplyIsNone() {
        assertThatThrownBy(() -> read("250 O")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("250-Ok\r\n")).isInstanceOf(EOFException.class);
    }

    private static Reply read(String octets) throws IOException {
        return reader(octets).read();
    }

    private static ReplyReader reader(String octets) {
        return new ReplyReader(new ByteArrayInputStream(octets.getBytes(StandardCharsets.UTF_8)));
    }
}
