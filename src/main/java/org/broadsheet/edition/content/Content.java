package org.broadsheet.edition.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an edition says, frozen with it.
 *
 * @param title the digest's title
 * @param note the editor's note as sanitised HTML, if any
 * @param brief short items, one line each with its time
 * @param leftOut what was not taken and why; not shown to members, but for the number of {@code more}
 * @param more how many items did not fit and wait behind "Show more"
 */
public record Content(
        String title,
        String subject,
        String preheader,
        @Nullable String note,
        @Nullable Story lead,
        List<Section> sections,
        List<Story> brief,
        List<Story> videos,
        List<LeftOut> leftOut,
        int more) {
    public Content {
        sections = List.copyOf(sections);
        brief = List.copyOf(brief);
        videos = List.copyOf(videos);
        leftOut = List.copyOf(leftOut);
    }

    public Content with(List<Section> newSections, List<Story> newBrief, List<Story> newVideos) {
        return new Content(title, subject, preheader, note, lead, newSections, newBrief, newVideos, leftOut, more);
    }

    public Content leaving(List<LeftOut> newLeftOut, int newMore) {
        return new Content(title, subject, preheader, note, lead, sections, brief, videos, newLeftOut, newMore);
    }

    public Content announced(String newSubject, String newPreheader, @Nullable String newNote) {
        return new Content(title, newSubject, newPreheader, newNote, lead, sections, brief, videos, leftOut, more);
    }

    /** How many stories the edition shows, the lead among them. */
    public int items() {
        return (int) stories().count();
    }

    /** Every story that the edition shows, in the order of the page. */
    public Stream<Story> stories() {
        Stream<Story> inSections = sections.stream().flatMap(s -> s.stories().stream());
        Stream<Story> after = Stream.concat(brief.stream(), videos.stream());
        return Stream.concat(Stream.ofNullable(lead), Stream.concat(inSections, after));
    }

    /** How many stories can be spared: all but the lead. */
    public int spare() {
        return items() - (lead == null ? 0 : 1);
    }

    /** The same with that many stories less: the longest of its lists gives up its last one, the lead stays. */
    public Content without(int stories) {
        int[] kept = {
            sections.stream().mapToInt(section -> section.stories().size()).sum(), brief.size(), videos.size()
        };
        for (int i = 0; i < stories; i++) kept[longest(kept)]--;
        return with(firstOfSections(kept[0]), brief.subList(0, kept[1]), videos.subList(0, kept[2]));
    }

    private static int longest(int[] kept) {
        int longest = 0;
        for (int i = 1; i < kept.length; i++) if (kept[i] > kept[longest]) longest = i;
        return longest;
    }

    private List<Section> firstOfSections(int stories) {
        List<Section> kept = new ArrayList<>();
        int room = stories;
        for (Section section : sections) {
            int taken = Math.min(room, section.stories().size());
            if (taken > 0)
                kept.add(new Section(section.title(), section.stories().subList(0, taken)));
            room -= taken;
        }
        return kept;
    }
}
