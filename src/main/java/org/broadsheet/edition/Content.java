package org.broadsheet.edition;

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

    Content with(List<Section> newSections, List<Story> newBrief, List<Story> newVideos) {
        return new Content(title, subject, preheader, note, lead, newSections, newBrief, newVideos, leftOut, more);
    }

    Content leaving(List<LeftOut> newLeftOut, int newMore) {
        return new Content(title, subject, preheader, note, lead, sections, brief, videos, newLeftOut, newMore);
    }

    Content announced(String newSubject, String newPreheader, @Nullable String newNote) {
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
}
