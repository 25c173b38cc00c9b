package org.broadsheet.edition.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.broadsheet.edition.content.Access;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.Markdown;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.feed.StoredItem.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Makes up an edition: which items are in, which leads, what stands under which heading, and why the rest is left out.
 * Pure: the same candidates and rules give the same edition.
 */
public final class Selection {
    /** More videos than this is a channel, not a section. */
    private static final int VIDEOS = 3;
    /** One-line items at most; what is short beyond them stands in its section if there is room. */
    private static final int BRIEFS = 8;
    /** Below this number of longer stories an edition has no use for a column of short ones. */
    private static final int STORIES_BEFORE_BRIEFS = 3;

    /** What is appended to the reason of a story's place. */
    private static final String GONE = " (gone from its feed)";

    private final SelectionRules rules;
    private final EditorOverrides overrides;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int overflow;

    private Selection(SelectionRules rules, EditorOverrides overrides) {
        this.rules = rules;
        this.overrides = overrides;
    }

    public static Content of(List<StoredItem> items, SelectionRules rules) {
        return of(items, rules, EditorOverrides.NONE, Map.of());
    }

    /** @param refused why an item stands in the edition only where an editor puts it there, by its key */
    public static Content of(
            List<StoredItem> items, SelectionRules rules, EditorOverrides overrides, Map<Long, String> refused) {
        return new Selection(rules, overrides).make(items, refused);
    }

    private Content make(List<StoredItem> items, Map<Long, String> refused) {
        List<Candidate> candidates = new EligibilityFilter(overrides, refused, this::leaveOut).of(items);
        Optional<Choice> ruled = leadByRules(candidates);
        Optional<Choice> lead = first(
                        candidates, c -> Objects.equals(overrides.lead(), c.id()), "lead: an editor chose it")
                .or(() -> ruled);
        Candidate natural = ruled.map(Choice::candidate).orElse(null);
        lead.ifPresent(choice -> candidates.remove(choice.candidate()));
        List<Candidate> videos = videos(candidates, Math.min(VIDEOS, room(lead, 0)));
        drop(candidates, Candidate::video, "the edition shows " + VIDEOS + " videos at most");
        List<Candidate> briefs = briefs(candidates, natural);
        int room = Math.max(0, room(lead, videos.size()));
        List<Candidate> kept = within(candidates, briefs, natural, room);
        return content(lead.orElse(null), natural, kept, briefs, videos);
    }

    private Content content(
            @Nullable Choice lead,
            @Nullable Candidate natural,
            List<Candidate> kept,
            List<Candidate> briefs,
            List<Candidate> videos) {
        Story leadStory = lead == null ? null : story(lead.candidate(), heading(lead.candidate()), false, lead.why());
        List<Candidate> stories = new ArrayList<>(kept);
        stories.removeAll(briefs);
        List<Candidate> shorts = new ArrayList<>(kept);
        shorts.retainAll(briefs);
        List<Candidate> all = new ArrayList<>(stories);
        if (lead != null) all.add(lead.candidate());
        Content content = new Content(
                rules.title(),
                "",
                "",
                null,
                leadStory,
                Sections.of(stories, all, natural, rules),
                shorts.stream()
                        .map(c -> story(c, heading(c), true, c.titleOnly() ? "headline only" : "short item"))
                        .toList(),
                videos.stream().map(c -> story(c, heading(c), false, "video")).toList(),
                leftOut,
                overflow);
        return announced(Placement.of(content, overrides));
    }

    private Content announced(Content content) {
        String subject = overrides.subject();
        String preheader = overrides.preheader();
        return content.announced(
                subject == null ? Headlines.subject(content.lead(), content.sections(), rules) : subject,
                preheader == null ? Headlines.preheader(content.lead(), content.sections()) : preheader,
                Markdown.html(overrides.note()));
    }

    private static Optional<Choice> leadByRules(List<Candidate> newestFirst) {
        List<Candidate> articles = newestFirst.stream().filter(c -> !c.video()).toList();
        return first(articles, c -> c.item().featured(), "lead: the newsroom featured it")
                .or(() -> first(articles, Candidate::roundup, "lead: the day's roundup"))
                .or(() -> first(articles, Candidate::longRead, "lead: the newest long article"))
                .or(() -> first(
                        articles,
                        c -> c.item().picture() != null && !c.titleOnly(),
                        "lead: the newest article with a picture"))
                .or(() -> first(articles, c -> !c.titleOnly(), "lead: the newest article"))
                .or(() -> first(articles, c -> true, "lead: the newest article"));
    }

    private static Optional<Choice> first(List<Candidate> candidates, Predicate<Candidate> rule, String why) {
        return candidates.stream().filter(rule).findFirst().map(c -> new Choice(c, why));
    }

    /**
     * The one-line items: headlines without a text, and the short items of a newsroom that has longer ones; of the latter none
     * where the edition would be little else.
     */
    private List<Candidate> briefs(List<Candidate> candidates, @Nullable Candidate natural) {
        List<Candidate> headlines = candidates.stream()
                .filter(c -> c.titleOnly() && !c.item().featured() && !c.equals(natural))
                .toList();
        List<Candidate> shorts =
                candidates.stream().filter(Candidate::shortItem).limit(BRIEFS).toList();
        boolean fullText = candidates.stream().anyMatch(Candidate::fullText);
        int longer = candidates.size() - headlines.size() - shorts.size();
        List<Candidate> briefs = new ArrayList<>(headlines);
        if (fullText && longer >= STORIES_BEFORE_BRIEFS) briefs.addAll(shorts);
        briefs.sort(Comparator.comparing(Candidate::published, Comparator.reverseOrder()));
        return briefs;
    }

    /**
     * The newest {@code room} candidates, the longer stories before the short ones; what does not fit is left out. The story
     * that the rules would let lead stays, so that another lead does not put it out.
     */
    private List<Candidate> within(
            List<Candidate> candidates, List<Candidate> briefs, @Nullable Candidate natural, int room) {
        List<Candidate> order = new ArrayList<>(candidates);
        order.sort(Comparator.comparing((Candidate c) -> !overrides.wants(c.id()))
                .thenComparing(c -> !c.equals(natural))
                .thenComparing(c -> !c.item().featured())
                .thenComparing(briefs::contains)
                .thenComparing(Candidate::published, Comparator.reverseOrder()));
        long wanted = order.stream().filter(c -> overrides.wants(c.id())).count();
        List<Candidate> kept = order.subList(0, Math.min((int) Math.max(room, wanted), order.size()));
        order.subList(kept.size(), order.size()).forEach(c -> {
            overflow++;
            leaveOut(c, "no room: the edition shows " + rules.maxItems() + " items at most");
        });
        return kept;
    }

    private List<Candidate> videos(List<Candidate> from, int room) {
        List<Candidate> wanted =
                from.stream().filter(c -> c.video() && overrides.wants(c.id())).toList();
        List<Candidate> others =
                from.stream().filter(c -> c.video() && !wanted.contains(c)).toList();
        List<Candidate> taken = new ArrayList<>(wanted);
        taken.addAll(others.subList(0, Math.max(0, Math.min(room - wanted.size(), others.size()))));
        from.removeAll(taken);
        return taken;
    }

    private void drop(List<Candidate> from, Predicate<Candidate> rule, String why) {
        List<Candidate> dropped = from.stream().filter(rule).toList();
        dropped.forEach(c -> leaveOut(c, why));
        overflow += dropped.size();
        from.removeAll(dropped);
    }

    private int room(Optional<Choice> lead, int videos) {
        return rules.maxItems() - (lead.isPresent() ? 1 : 0) - videos;
    }

    private void leaveOut(Candidate candidate, String why) {
        leftOut.add(new LeftOut(candidate.stored().id(), candidate.item().title(), why));
    }

    private String heading(Candidate candidate) {
        return candidate.section().isEmpty() ? rules.news() : candidate.section();
    }

    static Story story(Candidate c, String section, boolean brief, String why) {
        var item = c.item();
        return new Story(
                c.stored().id(),
                item.url(),
                item.title(),
                item.summary(),
                section,
                c.published(),
                c.minutes(),
                item.kind(),
                item.authors(),
                item.picture(),
                brief,
                mark(c, why),
                item.membersOnly() ? Access.MEMBERS : Access.EVERYBODY);
    }

    private static String mark(Candidate c, String why) {
        return c.stored().presence() == Presence.WITHDRAWN ? why + GONE : why;
    }

    private record Choice(Candidate candidate, String why) {}
}
