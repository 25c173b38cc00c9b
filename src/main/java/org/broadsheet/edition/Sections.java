package org.broadsheet.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts stories under headings: the configured ones first, then the largest; a crowd of single stories shares one. */
final class Sections {
    /** With more headings than this, those of a single story that nobody asked for are gathered under one. */
    private static final int MANY = 4;

    private final Rules rules;
    private final Map<String, List<Story>> byHeading = new LinkedHashMap<>();

    private Sections(Rules rules) {
        this.rules = rules;
    }

    static List<Section> of(List<Candidate> candidates, Rules rules) {
        Sections sections = new Sections(rules);
        candidates.stream()
                .sorted(Comparator.comparing(Candidate::published, Comparator.reverseOrder()))
                .forEach(sections::place);
        if (sections.byHeading.size() > MANY) sections.gatherSingles();
        return sections.inOrder();
    }

    private void place(Candidate candidate) {
        String heading = candidate.section().isEmpty() ? rules.news() : candidate.section();
        String known = byHeading.keySet().stream()
                .filter(heading::equalsIgnoreCase)
                .findFirst()
                .orElse(heading);
        Story story = Selection.story(candidate, known, false, "section: " + known);
        byHeading.computeIfAbsent(known, h -> new ArrayList<>()).add(story);
    }

    private void gatherSingles() {
        List<String> singles = byHeading.keySet().stream()
                .filter(h -> byHeading.getOrDefault(h, List.of()).size() == 1
                        && rank(h) == rules.sections().size())
                .toList();
        if (singles.size() < 2) return;
        List<Story> gathered = new ArrayList<>();
        for (String heading : singles) {
            List<Story> stories = byHeading.remove(heading);
            if (stories != null) gathered.addAll(stories);
        }
        byHeading.put(rules.moreNews(), gathered);
    }

    private List<Section> inOrder() {
        Comparator<Map.Entry<String, List<Story>>> order = Comparator.comparing(e -> rank(e.getKey()));
        return byHeading.entrySet().stream()
                .sorted(order.thenComparing(e -> e.getKey().equals(rules.moreNews()))
                        .thenComparing(e -> -e.getValue().size()))
                .map(e -> new Section(e.getKey(), e.getValue()))
                .toList();
    }

    private int rank(String heading) {
        List<String> named = rules.sections();
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).toLowerCase(Locale.ROOT).equals(heading.toLowerCase(Locale.ROOT))) return i;
        }
        return named.size();
    }
}
