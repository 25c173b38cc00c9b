package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.member.Member;
import org.broadsheet.member.Members;
import org.broadsheet.member.Members.Visitor;
import org.broadsheet.member.Messages;
import org.broadsheet.member.Rhythm;
import org.broadsheet.member.page.ErrorPages.UnknownLink;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of a member shows: the newsroom, the language, the digests there are, and whose link opened it. */
@Component
class PageModel {
    private final NewsroomSettings newsroom;
    private final DigestSettings digests;
    private final Members members;
    private final List<Shown> shown;

    PageModel(NewsroomSettings newsroom, DigestSettings digests, Members members) {
        this.newsroom = newsroom;
        this.digests = digests;
        this.members = members;
        this.shown = digests.names().stream().map(this::shown).toList();
    }

    public record Shown(
            String name,
            String title,
            String description,
            @Nullable Rhythm rhythm,
            ZoneId zone) {

        public String place(String language) {
            return Rhythm.place(zone, language);
        }
    }

    /** @return the view's name */
    String page(String view, Model model, String language) {
        return page(view, model.asMap(), language);
    }

    /** A page of one message, or of {@code moved}. */
    String message(String kind, Map<String, Object> model, String language) {
        model.put("kind", kind);
        return page(kind.equals("moved") ? kind : "message", model, language);
    }

    String page(String view, Map<String, Object> model, String language) {
        model.put("newsroom", newsroom.forTemplates());
        model.put("language", language);
        model.put("digests", shown);
        return "web/member/" + view;
    }

    /** What the link asks for, else what the member chose, else what the browser prefers, else the newsroom's. */
    String language(HttpServletRequest request, @Nullable Member member) {
        return known(request.getParameter("lang"))
                .or(() -> known(member == null ? null : member.language()))
                .or(() -> Messages.preferred(request.getHeader("Accept-Language")))
                .or(() -> known(newsroom.language()))
                .orElse("en");
    }

    private static Optional<String> known(@Nullable String tag) {
        if (tag == null || tag.length() < 2) return Optional.empty();
        String language = tag.substring(0, 2).toLowerCase(Locale.ROOT);
        return Messages.LANGUAGES.contains(language) ? Optional.of(language) : Optional.empty();
    }

    ZoneId zone() {
        return newsroom.zone();
    }

    String newsroomName() {
        return newsroom.name();
    }

    private Shown shown(String name) {
        String description = digests.digest(name).description();
        return new Shown(
                name,
                digests.title(name),
                description == null ? "" : description,
                Rhythm.of(digests.digest(name).schedule()),
                digests.zone(name));
    }

    /** The member whose letter had this token in a link.
     *
     * @throws UnknownLink where the token is nobody's, or the member has moved since
     */
    Member member(String token) {
        return visitor(token).member();
    }

    /** @throws UnknownLink where the token is nobody's, or the member has moved since */
    Visitor visitor(String token) {
        Visitor visitor = anyVisitor(token);
        if (visitor.moved()) throw UnknownLink.ofMoved();
        return visitor;
    }

    /** Members who have moved, too: by the links of their earlier letters they may leave. */
    Visitor anyVisitor(String token) {
        return members.visitor(token).orElseThrow(UnknownLink::new);
    }
}
