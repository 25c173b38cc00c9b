package org.broadsheet.edition;

import java.util.List;
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

    /** The stories that the edition shows, the lead among them. */
    public int items() {
        return (lead == null ? 0 : 1)
                + sections.stream().mapToInt(s -> s.stories().size()).sum()
                + brief.size()
                + videos.size();
    }
}
