package org.broadsheet.edition.content;

import java.util.List;

/** Stories under one heading, in order. */
public record Section(String title, List<Story> stories) {
    public Section {
        stories = List.copyOf(stories);
    }
}
