package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.mail.Signer;
import org.broadsheet.mail.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A wrong setting is said by its name, with what to do. */
class DkimSettingsTests {
    @TempDir
    Path folder;

    @Test
    void keysAreReadInPkcs8AndPkcs1() {
        assertThat(signer(TestKeys.rsa(folder, 2048)).signs()).isTrue();
        assertThat(signer(TestKeys.rsaOfOld(folder)).signs()).isTrue();
        assertThat(signer(TestKeys.ed25519(folder)).signs()).isTrue();
    }

    @Test
    void textAroundTheKeyIsPassedOver() {
        Path key = TestKeys.rsa(folder, 2048);
        TestKeys.write(
                folder.resolve("bag.pem"),
                "Bag Attributes\r\n  friendlyName: x\r\n" + text(key).replace("\n", "\r\n"));

        assertThat(signer(folder.resolve("bag.pem")).signs()).isTrue();
    }

    @Test
    void shortRsaKeyIsRefused() {
        refused(TestKeys.rsa(folder, 1024), "broadsheet.dkim.private-key: the RSA key has 1024 bits");
    }

    @Test
    void otherKindsOfKeyAreRefused() {
        Path ec = TestKeys.pem(folder.resolve("ec.pem"), "PRIVATE KEY", TestKeys.pkcs8("EC", 256));
        Path ed448 = TestKeys.pem(folder.resolve("ed448.pem"), "PRIVATE KEY", TestKeys.pkcs8("Ed448", 448));
        Path sec1 = TestKeys.pem(folder.resolve("sec1.pem"), "EC PRIVATE KEY", new byte[] {1});

        refused(ec, "broadsheet.dkim.private-key: the key is neither RSA nor Ed25519");
        refused(ed448, "broadsheet.dkim.private-key: the key is neither RSA nor Ed25519");
        refused(sec1, "broadsheet.dkim.private-key: the key is neither RSA nor Ed25519");
    }

    @Test
    void fileWithoutUsableKeyIsRefused() {
        refused(folder.resolve("none.pem"), "broadsheet.dkim.private-key: the file ");
        refused(folder, "broadsheet.dkim.private-key: the file ");
        refused(
                TestKeys.write(folder.resolve("empty.pem"), ""),
                "broadsheet.dkim.private-key: there is no private key");
        refused(
                TestKeys.pem(folder.resolve("public.pem"), "PUBLIC KEY", new byte[] {1}),
                "broadsheet.dkim.private-key: there is no private key");
        refused(
                TestKeys.pem(folder.resolve("sealed.pem"), "ENCRYPTED PRIVATE KEY", new byte[] {1}),
                "broadsheet.dkim.private-key: the key is encrypted");
        refused(
                TestKeys.pem(folder.resolve("broken.pem"), "PRIVATE KEY", "broken".getBytes(UTF_8)),
                "broadsheet.dkim.private-key: the key is neither RSA nor Ed25519, or broken");
    }

    @Test
    void halfOfTheSettingsIsNamed() {
        Path key = TestKeys.rsa(folder, 2048);

        refused(settings(null, "s", key, null, null), "broadsheet.dkim.domain: is missing");
        refused(settings("example.org", " ", key, null, null), "broadsheet.dkim.selector: is missing");
        refused(settings("example.org", "s", null, null, null), "broadsheet.dkim.private-key: is missing");
        refused(settings("example.org", null, null, null, null), "broadsheet.dkim.private-key: is missing");
        refused(settings("example.org", "s", key, "t", null), "broadsheet.dkim.ed25519-private-key: is missing");
        refused(settings("exam ple.org", "s", key, null, null), "broadsheet.dkim.domain: ");
        refused(settings("example.org", "s; d=evil", key, null, null), "broadsheet.dkim.selector: must be");
    }

    @Test
    void secondKeyIsEd25519UnderItsOwnSelector() {
        Path rsa = TestKeys.rsa(folder, 2048);
        Path ed25519 = TestKeys.ed25519(folder);

        refused(settings("example.org", "s", rsa, "t", rsa), "broadsheet.dkim.ed25519-private-key: the key is not");
        refused(settings("example.org", "s", rsa, "s", ed25519), "broadsheet.dkim.ed25519-selector: must differ");
    }

    @Test
    void namesAreThoseOfTheContract() {
        Map<String, String> given = Map.of(
                "broadsheet.dkim.domain", "example.org",
                "broadsheet.dkim.selector", "s",
                "broadsheet.dkim.private-key", TestKeys.rsa(folder, 2048).toString(),
                "broadsheet.dkim.ed25519-selector", "t",
                "broadsheet.dkim.ed25519-private-key",
                        TestKeys.ed25519(folder).toUri().toString());

        DkimSettings settings = new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("broadsheet.dkim", DkimSettings.class);

        assertThat(settings.nativeProvider()).isTrue();
        assertThat(Signer.of(settings).records()).hasSize(2);
    }

    @Test
    void emptySettingsAreNone() {
        assertThat(Signer.of(settings("", "", Path.of(""), "", Path.of(""))).signs())
                .isFalse();
    }

    private static Signer signer(Path key) {
        return Signer.of(settings("example.org", "s", key, null, null));
    }

    private static void refused(Path key, String words) {
        refused(settings("example.org", "s", key, null, null), words);
    }

    private static void refused(DkimSettings settings, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signer.of(settings))
                .withMessageStartingWith(words);
    }

    private static DkimSettings settings(
            @Nullable String domain,
            @Nullable String selector,
            @Nullable Path key,
            @Nullable String second,
            @Nullable Path secondKey) {
        return new DkimSettings(domain, selector, key, second, secondKey, true);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
