package org.broadsheet.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which edition a command is about. */
final class EditionOptions {
    @Option(
            names = "--digest",
            required = true,
            paramLabel = "NAME",
            description = "The digest, by its name in the settings.")
    private String digest = "";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The edition's clock, such as 2026-11-22T05:00:00Z; now.")
    private @Nullable Instant at;

    String digest() {
        return digest;
    }

    Instant at() {
        return at == null ? Instant.now() : at;
    }
}
