package org.broadsheet.member.page;

import org.broadsheet.newsroom.SiteSettings;
import java.util.List;
import java.util.Map;
import org.broadsheet.mail.Address;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.post.Errand;
import org.broadsheet.member.post.Post;
import org.springframework.stereotype.Component;

/** Brings the letter that asks the owner of a mailbox to confirm: templates/email/confirm. */
@Component
class ConfirmationPost {
    private final Post post;
    private final SiteSettings site;
    private final DigestChoices digests;

    ConfirmationPost(Post post, SiteSettings site, DigestChoices digests) {
        this.post = post;
        this.site = site;
        this.digests = digests;
    }

    /** @param subjects names of digests, or the address that is wanted */
    void send(String kind, MemberId member, Address to, String token, String language, List<String> subjects) {
        Map<String, Object> model = Map.of(
                "kind", kind,
                "language", language,
                "address", to.toString(),
                "link", site.link("/confirm/" + token),
                "digests", subjects.stream().map(digests::title).toList(),
                "hours", site.signUp().valid().toHours());
        post.send(new Errand("confirm", to, site.signUp().from(), model, member));
    }
}
