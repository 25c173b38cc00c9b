package org.broadsheet.newsroom;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which addresses a setting may name: absolute ones of the web, with a host and without user and password. */
final class Web {
    private Web() {}

    /** @throws IllegalArgumentException naming the setting, where the address is set and is none of those */
    static void require(String setting, @Nullable URI address) {
        if (address == null || address.toString().isBlank()) return;
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getAuthority() == null || address.getAuthority().contains("@"))
            throw new IllegalArgumentException(
                    setting + " must be an http or https address such as https://example.org/page, not " + address);
    }
}
