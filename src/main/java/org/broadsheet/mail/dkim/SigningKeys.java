package org.broadsheet.mail.dkim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.mail.DomainName;
import org.jspecify.annotations.Nullable;

/** From {@code broadsheet.dkim.*} to its keys; whatever is wrong with a setting is said with its name. */
public final class SigningKeys {
    private static final Pattern SELECTOR =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private final DkimSettings settings;
    private final List<DomainKey> keys = new ArrayList<>();

    private SigningKeys(DkimSettings settings) {
        this.settings = settings;
        key("selector", settings.selector(), "private-key", settings.privateKey())
                .ifPresent(keys::add);
        key("ed25519-selector", settings.ed25519Selector(), "ed25519-private-key", settings.ed25519PrivateKey())
                .ifPresent(this::addSecond);
        if (keys.isEmpty() && isSet(settings.domain())) throw bad("private-key", "is missing beside the domain");
    }

    /** @throws IllegalArgumentException naming the setting */
    public static List<DomainKey> of(DkimSettings settings) {
        return List.copyOf(new SigningKeys(settings).keys);
    }

    private void addSecond(DomainKey second) {
        if (second.key().algorithm() != Algorithm.ED25519) throw bad("ed25519-private-key", "the key is not Ed25519");
        if (keys.stream().anyMatch(first -> first.selector().equals(second.selector())))
            throw bad("ed25519-selector", "must differ from broadsheet.dkim.selector");
        keys.add(second);
    }

    private Optional<DomainKey> key(
            String selectorName, @Nullable String selector, String keyName, @Nullable Path file) {
        if (file == null || !isSet(file.toString())) {
            if (isSet(selector)) throw bad(keyName, "is missing beside the selector");
            return Optional.empty();
        }
        return Optional.of(new DomainKey(domain(), selector(selectorName, selector), read(keyName, file)));
    }

    private SigningKey read(String keyName, Path file) {
        try {
            return SigningKey.read(file, settings.nativeProvider());
        } catch (BadKey e) {
            throw new IllegalArgumentException("broadsheet.dkim." + keyName + ": " + e.why(), e);
        }
    }

    private String domain() {
        String domain = settings.domain();
        if (domain == null || domain.isBlank()) throw bad("domain", "is missing beside the key");
        try {
            return DomainName.toAscii(domain.strip());
        } catch (BadAddress e) {
            throw bad("domain", e.fault().words());
        }
    }

    private static String selector(String name, @Nullable String selector) {
        if (selector == null || selector.isBlank()) throw bad(name, "is missing beside the key");
        String lower = selector.strip().toLowerCase(Locale.ROOT);
        if (!SELECTOR.matcher(lower).matches()) throw bad(name, "must be a name for the DNS");
        return lower;
    }

    private static boolean isSet(@Nullable String setting) {
        return setting != null && !setting.isBlank();
    }

    private static IllegalArgumentException bad(String setting, String why) {
        return new IllegalArgumentException("broadsheet.dkim." + setting + ": " + why);
    }
}
