package org.broadsheet.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.DryRunFetch;
import org.broadsheet.letter.Letters;
import org.broadsheet.letter.Preview;
import org.broadsheet.member.Format;
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
        Optional<Preview> preview = preview(context, edition.digest(), edition.at());
        if (preview.isEmpty()) {
            System.err.println(edition.digest() + ": no items, so there is nothing to show");
            return Exit.EMPTY;
        }
        write(preview.get());
        System.err.println(
                edition.digest() + ": \"" + preview.get().subject() + "\" written to " + out.toAbsolutePath());
        return Exit.DONE;
    }

    /**
     * The letter that {@code send} with the same clock would send to a member who reads the full format; empty where it
     * would send nothing. An edition that exists already is shown as it is frozen.
     */
    private static Optional<Preview> preview(ApplicationContext context, String digest, Instant at) {
        Editions editions = context.getBean(Editions.class);
        Instant now = context.getBean(Clock.class).instant();
        Edition shown = editions.find(digest, editions.day(digest, at), 1)
                .orElseGet(() -> editions.preview(
                        digest, at, context.getBean(DryRunFetch.class).items(editions.feeds(digest), now)));
        boolean sent = shown.content().items() > 0 || editions.sendsEmpty(digest);
        return sent ? Optional.of(context.getBean(Letters.class).preview(shown, Format.FULL)) : Optional.empty();
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
