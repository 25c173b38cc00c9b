package org.broadsheet.console.edition;

import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.edition.Story;
import org.broadsheet.letter.ArchiveSettings;
import org.broadsheet.member.Samples;
import org.springframework.stereotype.Service;

/** The editions that everybody may read: those that went out, of the digests whose archive is not switched off. */
@Service
class Archive implements Samples {
    private static final int SHOWN = 60;
    private static final int HEADLINES = 4;

    private final Editions editions;
    private final DigestSettings digests;
    private final ArchiveSettings settings;

    Archive(Editions editions, DigestSettings digests, ArchiveSettings settings) {
        this.editions = editions;
        this.digests = digests;
        this.settings = settings;
    }

    List<Shelf> shelves() {
        return digests.digests().keySet().stream()
                .sorted()
                .filter(settings::shows)
                .map(this::shelf)
                .toList();
    }

    Optional<Shelf> find(String digest) {
        return digests.digests().containsKey(digest) && settings.shows(digest)
                ? Optional.of(shelf(digest))
                : Optional.empty();
    }

    Optional<Edition> find(String digest, String name) {
        return settings.shows(digest) ? editions.find(digest, name).filter(Archive::isOut) : Optional.empty();
    }

    @Override
    public List<Sample> last() {
        return shelves().stream()
                .flatMap(shelf -> shelf.editions().stream().limit(1))
                .map(this::sample)
                .toList();
    }

    static String path(Edition edition) {
        return "/archive/" + edition.digest() + "/" + edition.name();
    }

    private Sample sample(Edition edition) {
        String said = edition.content().subject() + " " + edition.content().preheader();
        List<String> headlines = edition.content()
                .stories()
                .map(Story::title)
                .filter(title -> !said.contains(title))
                .limit(HEADLINES)
                .toList();
        return new Sample(
                digests.title(edition.digest()),
                path(edition),
                edition.content().subject(),
                edition.content().preheader(),
                headlines);
    }

    private Shelf shelf(String digest) {
        List<Edition> out =
                editions.newest(digest, SHOWN).stream().filter(Archive::isOut).toList();
        return new Shelf(digest, digests.title(digest), out);
    }

    private static boolean isOut(Edition edition) {
        return edition.state() == State.READY || edition.state() == State.DONE;
    }
}
