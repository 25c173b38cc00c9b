package org.broadsheet.console.today;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.broadsheet.console.ConsolePageModel.StatusBadge;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Standing;
import org.broadsheet.edition.State;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.SavedOverrides;
import org.jspecify.annotations.Nullable;

/**
 * An edition in the making, and what editors have changed in it so far.
 *
 * @param edition as it would go out now
 * @param composed false for the coming edition, which is made up anew whenever somebody looks
 * @param standing null for the coming edition
 * @param why why it waits for a person; empty where it does not
 * @param next when the schedule sends; null: by hand only
 * @param asks whether it then waits for an editor's approval
 * @param today the name of today's scheduled edition, where that exists
 */
public record DraftEdition(
        String digest,
        String title,
        Edition edition,
        boolean composed,
        SavedOverrides layout,
        @Nullable Standing standing,
        String why,
        List<LeftOut> leftOut,
        @Nullable Instant next,
        boolean asks,
        @Nullable String today) {
    private static final String COMING = "coming";

    public DraftEdition {
        leftOut = List.copyOf(leftOut);
    }

    /** Its name in addresses. */
    public String key() {
        return composed ? edition.name() : COMING;
    }

    public String path() {
        return "/console/today/" + digest;
    }

    public Content content() {
        return edition.content();
    }

    /** Changes whenever an editor changes the edition. */
    public String version() {
        return layout.version() + "." + layout.after();
    }

    /** Whether it can still be changed and sent. */
    public boolean open() {
        boolean frozen = standing != null && standing.frozen();
        return !composed || !frozen && (edition.state() == State.HELD || edition.state() == State.READY);
    }

    /** Whether a person can send it now. The coming one cannot be sent while today's edition exists. */
    public boolean sendable() {
        return open() && content().items() > 0 && (composed || today == null);
    }

    public StatusBadge state() {
        if (!composed) return content().items() > 0 ? StatusBadge.READY : StatusBadge.COLLECTING;
        return edition.state() == State.HELD ? StatusBadge.HELD : StatusBadge.READY;
    }

    public @Nullable Instant silence() {
        return standing == null ? null : standing.decideBy();
    }

    /** Whether the story can move {@code up} or {@code down}. */
    public boolean canMove(long item, String way) {
        ListAction.Steps steps = new ListAction.Steps(content());
        return (way.equals("up") ? steps.up(item) : steps.down(item)).isPresent();
    }

    Optional<Story> story(long item) {
        return content().stories().filter(s -> s.item() == item).findFirst();
    }

    /** The headline of a story that is in the edition or left out; empty where there is none of that key. */
    Optional<String> headline(long item) {
        return story(item).map(Story::title).or(() -> leftOut.stream()
                .filter(l -> l.item() == item)
                .map(LeftOut::title)
                .findFirst());
    }

    /** The keys of all stories, in the edition or left out. */
    private LongStream items() {
        return LongStream.concat(
                content().stories().mapToLong(Story::item), leftOut.stream().mapToLong(LeftOut::item));
    }

    /** The key of the newest story; 0 where there is none. */
    public long newest() {
        return items().max().orElse(0);
    }

    /** How many stories are newer than that one. */
    long since(long item) {
        return items().filter(known -> known > item).distinct().count();
    }

    /** A hash of what a reader would see. */
    public String seen() {
        StringBuilder all =
                new StringBuilder(content().subject()).append(content().preheader());
        all.append(content().note());
        content().stories().forEach(s -> all.append(s.item())
                .append(s.section())
                .append(s.title())
                .append(s.summary())
                .append(s.brief()));
        return Integer.toHexString(all.toString().hashCode());
    }
}
