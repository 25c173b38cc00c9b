package org.broadsheet.letter;

import java.util.Map;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Content;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.Slots;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.stereotype.Component;

/** The addresses of our own pages that a letter names. */
@Component
class LetterAddresses {
    /** The slot of a member's token in addresses; see {@code mail.Slots}. */
    static final String TOKEN = "token";

    private final SiteSettings site;
    private final DigestSettings digests;
    private final NewsroomSettings newsroom;

    LetterAddresses(SiteSettings site, DigestSettings digests, NewsroomSettings newsroom) {
        this.site = site;
        this.digests = digests;
        this.newsroom = newsroom;
    }

    Map<String, Object> of(Edition edition, LetterFormat look) {
        if (look.web()) return Map.of("site", site.base() + "/");
        return Map.of(
                "site", site.base() + "/",
                "browser", browser(edition),
                "unsubscribe", unsubscribe(Slots.mark(TOKEN)),
                "address", Slots.mark(Form.ADDRESS),
                "preferences", site.base() + "/preferences/" + Slots.mark(TOKEN));
    }

    String unsubscribe(String token) {
        return site.base() + "/unsubscribe/" + token;
    }

    /** What the letter had no room for is in our archive; what the edition left out is only at the newsroom. */
    String more(Edition edition, Content shown) {
        boolean inArchive = shown.items() < edition.content().items();
        return inArchive || newsroom.url() == null
                ? browser(edition)
                : newsroom.url().toString();
    }

    boolean inArchive(Edition edition) {
        return digests.inArchive(edition.digest());
    }

    /** Where the edition stands for everybody; a digest without an archive has the newsroom's own pages for that. */
    String browser(Edition edition) {
        if (!inArchive(edition))
            return newsroom.url() == null ? site.base() + "/" : newsroom.url().toString();
        return site.base() + "/archive/" + edition.digest() + "/" + edition.name();
    }
}
