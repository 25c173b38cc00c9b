package org.broadsheet.letter;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.edition.Content;
import org.broadsheet.edition.Section;
import org.broadsheet.edition.Story;

/** Shortens an edition for a letter with little room: the longest of its lists gives up its last story, the lead stays. */
final class Fitting {
    private Fitting() {}

    /** The same content with that many stories less. */
    static Content without(Content content, int stories) {
        List<Story> inSections =
                content.sections().stream().flatMap(s -> s.stories().stream()).toList();
        int[] kept = {
            inSections.size(), content.brief().size(), content.videos().size()
        };
        for (int i = 0; i < stories; i++) kept[longest(kept)]--;
        return new Content(
                content.title(),
                content.subject(),
                content.preheader(),
                content.note(),
                content.lead(),
                first(content.sections(), kept[0]),
                content.brief().subList(0, kept[1]),
                content.videos().subList(0, kept[2]),
                content.leftOut(),
                content.more());
    }

    /** How many stories can be spared. */
    static int spare(Content content) {
        return content.items() - (content.lead() == null ? 0 : 1);
    }

    private static int longest(int[] kept) {
        int longest = 0;
        for (int i = 1; i < kept.length; i++) if (kept[i] > kept[longest]) longest = i;
        return longest;
    }

    private static List<Section> first(List<Section> sections, int stories) {
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
