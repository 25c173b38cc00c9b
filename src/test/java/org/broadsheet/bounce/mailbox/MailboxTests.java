package org.broadsheet.bounce.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.DelayingProxy;
import org.broadsheet.bounce.mailbox.MailboxSettings.Protocol;
import org.broadsheet.bounce.mailbox.MailboxSettings.Security;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailboxTests {
    private static final List<String> SETUPS = List.of("imap", "imaps", "pop3", "pop3s");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static BounceRoomOfMailbox room;

    private final GreenMail server =
            new GreenMail(SETUPS.stream().map(MailboxTests::setup).toArray(ServerSetup[]::new));
    private GreenMailUser user;

    private static ServerSetup setup(String protocol) {
        return ServerSetup.verbose(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", protocol)})[0].dynamicPort();
    }

    @BeforeAll
    static void open() {
        room = new BounceRoomOfMailbox();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("bounces@news.example", "bounces", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"IMAP", "POP3"})
    void mailIsTakenOnceOverTls(Protocol protocol) throws Exception {
        long member = room.member(address());
        deliver(room.bounce(member));

        try (BounceMailbox mailbox = RemoteMailbox.open(settings(protocol, Security.TLS, false, trusting(protocol)))) {
            assertThat(mailbox.read(room.intake())).isEqualTo(1);
        }

        assertThat(room.status(member)).isEqualTo("bounced");
        try (BounceMailbox mailbox = RemoteMailbox.open(settings(protocol, Security.TLS, false, trusting(protocol)))) {
            assertThat(mailbox.read(room.intake())).isZero();
        }
    }

    @Test
    void keptMailIsOnlyMarkedAsSeen() throws Exception {
        deliver(room.bounce(room.member(address())));
        MailboxSettings keeping = settings(Protocol.IMAP, Security.TLS, true, trusting(Protocol.IMAP));

        try (BounceMailbox mailbox = RemoteMailbox.open(keeping)) {
            assertThat(mailbox.read(room.intake())).isEqualTo(1);
        }

        assertThat(server.getReceivedMessages()).hasSize(1);
        try (BounceMailbox mailbox = RemoteMailbox.open(keeping)) {
            assertThat(mailbox.read(room.intake())).isZero();
        }
    }

    @Test
    void strangersCertificateIsRefused() {
        assertThatThrownBy(() -> RemoteMailbox.open(settings(Protocol.IMAP, Security.TLS, true, Map.of())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void clearTextIsRefusedWhereTlsIsWanted() {
        assertThatThrownBy(() -> RemoteMailbox.open(settings(Protocol.IMAP, Security.STARTTLS, true, Map.of())))
                .isInstanceOf(IOException.class);
    }

    /** It is tried again for as long as the setting is wrong: each try must give its connection back. */
    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void folderThatIsNotThereLeavesNoConnectionOpen(Protocol protocol) {
        MailboxSettings right = settings(protocol, Security.TLS, false, trusting(protocol));
        try (DelayingProxy proxy = DelayingProxy.to(right.port(), Duration.ofMillis(1))) {
            MailboxSettings wrong = new MailboxSettings(
                    protocol,
                    right.host(),
                    proxy.port(),
                    right.username(),
                    right.password(),
                    right.security(),
                    "nowhere",
                    null,
                    right.interval(),
                    right.keep(),
                    right.properties());

            assertThatThrownBy(() -> RemoteMailbox.open(wrong)).isInstanceOf(IOException.class);

            await().atMost(Duration.ofSeconds(5)).until(() -> proxy.openSockets() == 0);
        }
    }

    @Test
    void mailIsReadAsItComes() throws Exception {
        MailboxReader reader = new MailboxReader(
                settings(Protocol.IMAP, Security.TLS, false, trusting(Protocol.IMAP)), room.intake(), room.state());
        reader.start();
        try {
            long first = room.member(address());
            deliver(room.bounce(first));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> room.status(first).equals("bounced"));
            long second = room.member(address());
            deliver(room.bounce(second));
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> room.status(second).equals("bounced"));
        } finally {
            reader.stop();
        }
        assertThat(reader.isRunning()).isFalse();
    }

    @Test
    void maildirIsRead(@TempDir Path folder) throws Exception {
        long member = room.member(address());
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new").resolve("1700000000.1.host"), room.bounce(member));

        try (BounceMailbox mailbox = new Maildir(folder, true, Duration.ofSeconds(1))) {
            assertThat(mailbox.read(room.intake())).isEqualTo(1);
            assertThat(mailbox.read(room.intake())).isZero();
        }

        assertThat(room.status(member)).isEqualTo("bounced");
        assertThat(folder.resolve("cur").resolve("1700000000.1.host:2,S")).exists();
    }

    private static String address() {
        return "reader" + NUMBER.incrementAndGet() + "@example.org";
    }

    private void deliver(String mail) throws Exception {
        user.deliver(new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private MailboxSettings settings(
            Protocol protocol, Security security, boolean keep, Map<String, String> properties) {
        boolean tls = security == Security.TLS;
        int port = protocol == Protocol.IMAP
                ? (tls ? server.getImaps() : server.getImap()).getPort()
                : (tls ? server.getPop3s() : server.getPop3()).getPort();
        return new MailboxSettings(
                protocol,
                "127.0.0.1",
                port,
                "bounces",
                "secret",
                security,
                "INBOX",
                null,
                Duration.ofSeconds(1),
                keep,
                properties);
    }

    /** The test server's certificate is its own. */
    private static Map<String, String> trusting(Protocol protocol) {
        String prefix = protocol == Protocol.IMAP ? "mail.imaps." : "mail.pop3s.";
        Map<String, String> properties = new HashMap<>();
        properties.put(prefix + "ssl.trust", "*");
        properties.put(prefix + "ssl.checkserveridentity", "false");
        return properties;
    }
}
