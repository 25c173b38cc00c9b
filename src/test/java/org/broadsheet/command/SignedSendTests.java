package org.broadsheet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.mail.Dkimpy;
import org.broadsheet.mail.Signer;
import org.broadsheet.mail.TestKeys;
import org.broadsheet.mail.dkim.DkimSettings;
import org.broadsheet.smtp.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message of a send, as the relay got it, before somebody else's verifier. */
class SignedSendTests {
    private static final int MEMBERS = 400;

    @Test
    void everyMessageOfASendIsSignedByBothKeysAndVerifies(@TempDir Path folder) {
        assumeTrue(Dkimpy.isInstalled(), "python3-dkim is not installed");
        Path rsa = TestKeys.rsa(folder, 2048);
        Path ed25519 = TestKeys.ed25519(folder);
        try (SmallNewsroom newsroom = new SmallNewsroom(folder)) {
            newsroom.enlist(IntStream.range(0, MEMBERS)
                    .mapToObj(n -> "m" + n + "@example.org")
                    .toList());

            assertThat(newsroom.command(
                            "send",
                            "--digest",
                            "daily",
                            "--broadsheet.dkim.domain=example.org",
                            "--broadsheet.dkim.selector=r",
                            "--broadsheet.dkim.private-key=" + rsa,
                            "--broadsheet.dkim.ed25519-selector=e",
                            "--broadsheet.dkim.ed25519-private-key=" + ed25519))
                    .isZero();

            Map<String, byte[]> messages = newsroom.relay.received().stream()
                    .collect(Collectors.toMap(Received::recipient, Received::content));
            Signer signer = Signer.of(new DkimSettings("example.org", "r", rsa, "e", ed25519, true));
            Map<String, List<String>> verdicts = Dkimpy.verify(folder, messages, signer.records());
            assertThat(verdicts)
                    .hasSize(MEMBERS)
                    .allSatisfy((member, said) -> assertThat(said).as(member).containsExactly("good", "good"));
        }
    }
}
