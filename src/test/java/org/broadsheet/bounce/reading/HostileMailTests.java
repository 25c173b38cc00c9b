package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.broadsheet.platform.TimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody who knows the bounce address can send it anything. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileMailTests {
    private static final BounceReader PATIENT = new BounceReader(Duration.ofMinutes(5), new TimeLimit("test", 1));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void tenThousandNestedPartsAreNotEntered() {
        StringBuilder mail = new StringBuilder("From: MAILER-DAEMON@example.org\nSubject: Returned mail\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b%d\"\n\n--b%d\n".formatted(i, i));
        }

        assertThat(readWithinTheLimit(mail.toString()).gravest().kind()).isNotEqualTo(BounceKind.HARD);
    }

    @Test
    void hundredThousandSiblingsAreCountedNoFurther() {
        String mail =
                "Content-Type: multipart/mixed; boundary=b\nFrom: a@example.org\n\n" + "--b\n\nx\n".repeat(100_000);

        assertThat(withinTheLimit(() -> MimeReader.of(MimeReader.part(mail))))
                .hasSizeLessThanOrEqualTo(MimeReader.MOST_PARTS);
    }

    @Test
    void reportAtTheHeadOfFiftyMegabytesIsRead() throws IOException {
        byte[] head = Mails.DSN.getBytes(StandardCharsets.UTF_8);
        byte[] zeros = new byte[1 << 20];
        InputStream mail = new ByteArrayInputStream(head);
        for (int i = 0; i < 50; i++) mail = new SequenceInputStream(mail, new ByteArrayInputStream(zeros));

        assertThat(PATIENT.read(mail).gravest().kind()).isEqualTo(BounceKind.HARD);
    }

    @Test
    void archiveIsNotUnpacked() {
        String bomb =
                "From: MAILER-DAEMON@example.org\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n"
                        + "UEsDBBQAAAAIAAAA".repeat(100_000);

        assertThat(readWithinTheLimit(bomb).gravest().kind()).isNotEqualTo(BounceKind.HARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n\n",
                "no header at all",
                ": \n:\n",
                "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n--\n",
                "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\u0000\n--b--",
                "Content-Type: text/plain; charset=x-no-such\nSubject: =?x?q?=?=\n\n\u00ff\u00fe",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!",
                "From: MAILER-DAEMON\nSubject: failure notice\n\n<<<<<<<@@@@@@@>>>>>>>",
            })
    void brokenMailIsAnswered(String mail) {
        assertThatCode(() -> PATIENT.read(octets(mail))).doesNotThrowAnyException();
    }

    @Test
    void noiseIsAnswered() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = Arrays.copyOf(Mails.DSN.getBytes(StandardCharsets.UTF_8), Mails.DSN.length());
            for (int j = 0; j < 40; j++) noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);

            assertThat(PATIENT.readNow(noise).facts()).isNotEmpty();
        }
    }

    @Test
    void longLinesDoNotStallTheRules() {
        String mail = "From: MAILER-DAEMON@example.org\nSubject: failure notice\n\n<a@example.org>:\n550 "
                + "user mailbox account recipient sender host ".repeat(20_000);

        assertThat(readWithinTheLimit(mail).facts()).isNotEmpty();
    }

    static Stream<String> mailsThatOnceStoppedTheMailbox() {
        String header = "From: a@b.example\nSubject: ";
        return Stream.of(
                        "!", ">", "-", "=", " ", "re:", "a", "0", "<", "&", "(", ".", ",", "\t", "> \n", "\n", "- \t\n",
                        "a@")
                .flatMap(unit -> Stream.of(
                        header + unit.repeat(100_000) + "\n\nx\n",
                        header + "hello\n\n" + unit.repeat(65_536) + "\n",
                        "From: MAILER-DAEMON@b.example\nSubject: failure notice\n\n" + unit.repeat(65_536) + "\n",
                        "From: a@b.example\nAuto-Submitted: auto-replied\nX-"
                                + unit.strip().replace(":", "") + ": " + unit.repeat(9_000)
                                + "\nContent-Type: text/html\n\n<p>" + unit.repeat(65_536) + "\n"));
    }

    @ParameterizedTest
    @MethodSource
    void mailsThatOnceStoppedTheMailbox(String mail) {
        assertThat(readWithinTheLimit(mail).gravest().kind()).isNotEqualTo(BounceKind.HARD);
    }

    @Test
    void readerLeavesAMailThatTakesTooLong() {
        BounceReader impatient = new BounceReader(Duration.ofNanos(1), new TimeLimit("test", 1));
        // A short mail can be read before its reader looks at the clock.
        String mail = Mails.DSN + "550 5.1.1 <nobody@example.org>: no such user here\n".repeat(20_000);

        assertThat(impatient.read(octets(mail)).isUnfinished()).isTrue();
    }

    private static BounceReading readWithinTheLimit(String mail) {
        return withinTheLimit(() -> PATIENT.readNow(octets(mail)));
    }

    // The bound is the work that a mail can cause. Other processes take time from the clock on the wall, not from this
    // one.
    private static <T> T withinTheLimit(Supplier<T> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before)).isLessThan(BounceReader.LIMIT);
        return result;
    }

    private static byte[] octets(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
