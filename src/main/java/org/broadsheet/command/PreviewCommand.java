package org.broadsheet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.broadsheet.job.DigestPreviews;
import org.broadsheet.letter.Preview;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Writes digest.html, digest.txt and digest.eml as they would be now; records and sends nothing.",
        footer = {"", "Example: broadsheet preview --digest daily --out preview"})
class PreviewCommand implements Callable<Integer> {
    private final Application application;

    @Mixin
    private final EditionOptions edition = new EditionOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; made if missing.")
    private Path out = Path.of("");

    PreviewCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        return application.use(Needs.DATABASE, this::preview);
    }

    private int preview(ApplicationContext context) {
        var previews = context.getBean(DigestPreviews.class);
        var preview = previews.preview(edition.digest(), edition.at());
        if (preview.isEmpty()) {
            System.err.println(edition.digest() + ": no items, so there is nothing to show");
            return Exit.EMPTY;
        }
        write(preview.get());
        System.err.println(
                edition.digest() + ": \"" + preview.get().subject() + "\" written to " + out.toAbsolutePath());
        return Exit.DONE;
    }

    private void write(Preview preview) {
        try {
            Files.createDirectories(out);
            if (preview.html() != null) Files.writeString(out.resolve("digest.html"), preview.html());
            Files.writeString(out.resolve("digest.txt"), preview.text());
            Files.write(out.resolve("digest.eml"), preview.message());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to --out " + out + ": " + e.getMessage(), e);
        }
    }
}
