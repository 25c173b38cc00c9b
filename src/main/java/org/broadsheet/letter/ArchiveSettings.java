package org.broadsheet.letter;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.digests.NAME.archive}: which digests everybody may read in the browser; all, unless said otherwise. */
@ConfigurationProperties("broadsheet")
public record ArchiveSettings(@DefaultValue Map<String, Shelf> digests) {
    public ArchiveSettings {
        digests = Map.copyOf(digests);
    }

    /**
     * {@code broadsheet.digests.NAME}.
     *
     * @param archive whether its editions stand in the archive
     */
    public record Shelf(@DefaultValue("true") boolean archive) {}

    public boolean shows(String digest) {
        Shelf shelf = digests.get(digest);
        return shelf == null || shelf.archive();
    }
}
