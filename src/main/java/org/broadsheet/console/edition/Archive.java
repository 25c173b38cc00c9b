package org.broadsheet.console.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.edition.content.Story;
import org.broadsheet.member.Samples;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The public editions: those that were sent, of digests whose archive is not switched off. */
@Service
class Archive implements Samples {
    private static final int FIRST = 7;
    private static final int PAGE = 60;
    private static final int LAST = 4;
    private static final int HEADLINES = 4;

    private final Editions editions;
    private final DigestSettings digests;
    private final Receipts receipts;

    Archive(Editions editions, DigestSettings digests, Receipts receipts) {
        this.receipts = receipts;
        this.editions = editions;
        this.digests = digests;
    }

    /**
     * One digest of the archive, newest edition first.
     *
     * @param olderThan the day before which there are more; null where these are all
     */
    public record Listing(
            String name,
            String title,
            List<Edition> editions,
            @Nullable LocalDate olderThan) {
        public Listing {
            editions = List.copyOf(editions);
        }
    }

    List<Listing> listings() {
        return digests.names().stream()
                .filter(digests::inArchive)
                .map(digest -> page(digest, editions.newest(digest, FIRST + 1), FIRST))
                .toList();
    }

    /** One digest's editions, or those of the days before. */
    Optional<Listing> listing(String digest, @Nullable LocalDate before) {
        if (!digests.digests().containsKey(digest) || !digests.inArchive(digest)) return Optional.empty();
        List<Edition> found =
                before == null ? editions.newest(digest, PAGE + 1) : editions.before(digest, before, PAGE + 1);
        return Optional.of(page(digest, found, PAGE));
    }

    /** An edition that went out; one that was cancelled, too, where members have it, since their letters link to it. */
    Optional<Edition> find(String digest, String name) {
        boolean shown = digests.digests().containsKey(digest) && digests.inArchive(digest);
        return shown
                ? editions.find(digest, name).filter(edition -> isOut(edition) || hasReaders(edition))
                : Optional.empty();
    }

    private boolean hasReaders(Edition edition) {
        return receipts.find(edition.id())
                .filter(tally -> tally.accepted() + tally.uncertain() > 0)
                .isPresent();
    }

    @Override
    public List<Sample> last() {
        return digests.names().stream()
                .filter(digests::inArchive)
                .flatMap(digest -> out(editions.newest(digest, LAST)).limit(1))
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

    private Listing page(String digest, List<Edition> found, int most) {
        boolean older = found.size() > most;
        List<Edition> shown = older ? found.subList(0, most) : found;
        LocalDate last = older ? shown.get(most - 1).day() : null;
        return new Listing(digest, digests.title(digest), out(shown).toList(), last);
    }

    private static Stream<Edition> out(List<Edition> found) {
        return found.stream().filter(Archive::isOut);
    }

    private static boolean isOut(Edition edition) {
        return edition.state() == State.READY || edition.state() == State.DONE;
    }
}
