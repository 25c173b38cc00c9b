package org.broadsheet.benchmark;

import java.nio.file.Path;
import org.broadsheet.mail.TestKeys;

/** Keys to sign with, made for this run. */
final class Keys {
    private final Path rsa;
    private final Path ed25519;

    Keys(Path folder) {
        this.rsa = TestKeys.rsa(folder, 2048);
        this.ed25519 = TestKeys.ed25519(folder);
    }

    String rsa() {
        return rsa.toString();
    }

    String[] settings(boolean nativeProvider) {
        return new String[] {
            "--broadsheet.dkim.domain=example.org",
            "--broadsheet.dkim.selector=b",
            "--broadsheet.dkim.private-key=" + rsa,
            "--broadsheet.dkim.native-provider=" + nativeProvider
        };
    }

    String[] both() {
        return new String[] {
            "--broadsheet.dkim.domain=example.org",
            "--broadsheet.dkim.selector=b",
            "--broadsheet.dkim.private-key=" + rsa,
            "--broadsheet.dkim.ed25519-selector=e",
            "--broadsheet.dkim.ed25519-private-key=" + ed25519
        };
    }
}
