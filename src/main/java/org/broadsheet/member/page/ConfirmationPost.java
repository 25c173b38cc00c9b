package org.broadsheet.member.page;

import java.util.List;
import java.util.Map;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.post.Errand;
import org.broadsheet.member.post.Post;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.stereotype.Component;

/** Asks the owner of a mailbox to confirm, by a mail with a link: templates/email/confirm. */
@Component
class ConfirmationPost {
    private final Confirmations confirmations;
    private final Post post;
    private final SiteSettings site;
    private final DigestChoices digests;

    ConfirmationPost(Confirmations confirmations, Post post, SiteSettings site, DigestChoices digests) {
        this.confirmations = confirmations;
        this.post = post;
        this.site = site;
        this.digests = digests;
    }

    /** Keeps the question and sends its mail. */
    void ask(Confirmations.Question question, Origin origin, String language) {
        ask(question, question.digests().stream().map(digests::title).toList(), origin, language);
    }

    /** @param subjects what the mail is about: titles of digests, an address, a name */
    void ask(Confirmations.Question question, List<String> subjects, Origin origin, String language) {
        Map<String, Object> model = Map.of(
                "kind", question.kind().word(),
                "language", language,
                "address", question.mailbox().toString(),
                "link", site.link("/confirm/" + confirmations.ask(question, origin)),
                "digests", subjects,
                "hours", confirmations.valid(question.kind()).toHours());
        post.send(new Errand("confirm", question.mailbox(), site.signUp().from(), model, question.member()));
    }

    /** Keeps the question without a mail: it looks the same to the one who asked. */
    void keep(Confirmations.Question question, Origin origin) {
        confirmations.ask(question, origin);
    }
}
