package org.broadsheet.feed.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The scheme {@code file}: regular files only, since a device or a pipe has no end. */
final class Files {
    private Files() {}

    static Fetched read(URI source, Budget budget) throws FetchFailure {
        Path path = path(source);
        if (!java.nio.file.Files.exists(path)) throw new FetchFailure("there is no such file");
        if (java.nio.file.Files.isDirectory(path)) throw new FetchFailure("is a folder, not a file");
        if (!java.nio.file.Files.isRegularFile(path)) throw new FetchFailure("is not a regular file");
        try (InputStream in = java.nio.file.Files.newInputStream(path)) {
            budget.announce(java.nio.file.Files.size(path));
            return new Fetched(
                    Compression.unpacked(budget.read(in), null, budget), null, source, Validators.NONE, false);
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException e) {
            throw new FetchFailure("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static Path path(URI source) throws FetchFailure {
        try {
            if (source.getRawAuthority() == null && source.isOpaque()) return Path.of(decoded(source));
            return Path.of(source.getPath());
        } catch (InvalidPathException e) {
            throw new FetchFailure("is not a valid path");
        }
    }

    // "file:feeds/today.xml" is what people write for a path below the working directory.
    private static String decoded(URI source) {
        return URLDecoder.decode(source.getRawSchemeSpecificPart().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
