package org.broadsheet.edition.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.jspecify.annotations.Nullable;

/**
 * Puts stories under headings. The configured headings come first, then the one of the story that leads by the rules, those
 * of featured stories and roundups, and the others by number and freshness. Single stories that nobody asked for share a
 * heading at the end. The order is that of all stories of the edition, whichever leads: a change of the lead moves one story.
 */
final class Sections {
    /** With more headings than this, those of a single story that nobody asked for are gathered under one. */
    private static final int MANY = 4;

    private final SelectionRules rules;
    private final Map<String, Heading> headings = new LinkedHashMap<>();

    private Sections(SelectionRules rules) {
        this.rules = rules;
    }

    /**
     * @param stories what is to stand under headings
     * @param all these and the lead
     * @param ruled the story that leads where no editor chooses another
     */
    static List<Section> of(
            Collection<Candidate> stories, Collection<Candidate> all, @Nullable Candidate ruled, SelectionRules rules) {
        Sections sections = new Sections(rules);
        all.stream()
                .sorted(Comparator.comparing(Candidate::published, Comparator.reverseOrder()))
                .forEach(candidate -> sections.heading(candidate).add(candidate, stories.contains(candidate), ruled));
        if (sections.headings.size() > MANY) sections.gatherSingles();
        return sections.inOrder();
    }

    private Heading heading(Candidate candidate) {
        String own = candidate.section().isEmpty() ? rules.news() : candidate.section();
        String known = headings.keySet().stream()
                .filter(own::equalsIgnoreCase)
                .findFirst()
                .orElse(own);
        return headings.computeIfAbsent(known, Heading::new);
    }

    private void gatherSingles() {
        List<Heading> singles = headings.values().stream()
                .filter(heading -> heading.count == 1 && !heading.prominent && !isNamed(heading))
                .toList();
        if (singles.size() < 2) return;
        Heading more = headings.containsKey(rules.moreNews())
                ? headings.remove(rules.moreNews())
                : new Heading(rules.moreNews());
        for (Heading single : singles) {
            headings.remove(single.title);
            if (single != more) more.stories.addAll(single.stories);
        }
        headings.put(more.title, more);
    }

    private boolean isNamed(Heading heading) {
        return rank(heading) < rules.sections().size();
    }

    private List<Section> inOrder() {
        Comparator<Heading> order = Comparator.comparing(this::rank);
        return headings.values().stream()
                .filter(heading -> !heading.stories.isEmpty())
                .sorted(order.thenComparing(heading -> heading.title.equals(rules.moreNews()))
                        .thenComparing(heading -> !heading.leads)
                        .thenComparing(heading -> !heading.prominent)
                        .thenComparing(heading -> -heading.count)
                        .thenComparing(heading -> heading.newest, Comparator.reverseOrder())
                        .thenComparing(heading -> heading.title))
                .map(heading -> new Section(heading.title, heading.stories))
                .toList();
    }

    private int rank(Heading heading) {
        List<String> named = rules.sections();
        for (int i = 0; i < named.size(); i++) if (named.get(i).equalsIgnoreCase(heading.title)) return i;
        return named.size();
    }

    /** A heading, and what it weighs in the edition. */
    private static final class Heading {
        private final String title;
        private final List<Story> stories = new ArrayList<>();
        private int count;
        private boolean leads;
        private boolean prominent;
        private Instant newest = Instant.MIN;

        Heading(String title) {
            this.title = title;
        }

        void add(Candidate candidate, boolean isShown, @Nullable Candidate ruled) {
            count++;
            leads |= candidate.equals(ruled);
            prominent |= candidate.equals(ruled) || candidate.item().featured() || candidate.roundup();
            if (candidate.published().isAfter(newest)) newest = candidate.published();
            if (isShown) stories.add(Selection.story(candidate, title, false, "section: " + title));
        }
    }
}
