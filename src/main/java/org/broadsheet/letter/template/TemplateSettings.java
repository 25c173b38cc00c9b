package org.broadsheet.letter.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code broadsheet.templates}.
 *
 * @param templates the folder whose files win over those in the jar; by default {@code templates/} beside the working directory
 */
@ConfigurationProperties("broadsheet")
public record TemplateSettings(@Nullable String templates) {
    private static final Path BESIDE = Path.of("templates");

    public TemplateSettings {
        // Not bound as a Path: Spring would look for it in the jar first, where a folder of that name is.
        if (templates != null && !Files.isDirectory(Path.of(templates)))
            throw new IllegalArgumentException("broadsheet.templates names no folder: "
                    + Path.of(templates).toAbsolutePath());
    }

    /** The folder that wins; empty where only the jar's templates are used. */
    Optional<Path> folder() {
        if (templates != null) return Optional.of(Path.of(templates));
        return Files.isDirectory(BESIDE) ? Optional.of(BESIDE) : Optional.empty();
    }
}
