package org.broadsheet.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.letter.Proofs.TestLetter;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The mail that asks an editor to look at an edition that is held, and to let it go out. */
@Service
public class ApprovalLetter {
    private static final String FOLDER = "email/approve/";

    private final Templates templates;
    private final Facts facts;
    private final Sender sender;
    private final Signer signer;
    private final Clock clock;

    ApprovalLetter(Templates templates, Facts facts, Sender sender, Signer signer, Clock clock) {
        this.templates = templates;
        this.facts = facts;
        this.sender = sender;
        this.signer = signer;
        this.clock = clock;
    }

    /** What the letter says beside the edition. */
    @Component
    static class Facts {
        private final DigestSettings digests;
        private final NewsroomSettings newsroom;
        private final SiteSettings site;
        private final Proofs proofs;
        private final MailSettings mail;

        Facts(DigestSettings digests, NewsroomSettings newsroom, SiteSettings site, Proofs proofs, MailSettings mail) {
            this.digests = digests;
            this.newsroom = newsroom;
            this.site = site;
            this.proofs = proofs;
            this.mail = mail;
        }

        Map<String, Object> of(Edition edition, String token, @Nullable Instant silence, String language) {
            ZoneId zone = digests.zone(edition.digest());
            Map<String, Object> model = new HashMap<>();
            model.put("language", language);
            model.put("newsroom", newsroom.forTemplates());
            model.put("title", digests.title(edition.digest()));
            model.put("day", edition.day().toString());
            model.put("subject", proofs.subject(edition));
            model.put("items", edition.content().items());
            model.put("link", site.base() + "/approve/" + token);
            model.put("zone", zone.getId());
            if (silence != null)
                model.put(
                        "silence",
                        silence.atZone(zone)
                                .toLocalDateTime()
                                .withSecond(0)
                                .withNano(0)
                                .toString());
            return model;
        }
    }

    /**
     * @param token of the link
     * @param silence when the edition goes out if nobody says a word; null: it waits
     */
    public TestLetter write(Edition edition, String address, String token, @Nullable Instant silence) {
        String language = templates.language(facts.digests.language(edition.digest()));
        Map<String, Object> model = facts.of(edition, token, silence, language);
        String key = MemberKeys.newToken();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<" + key + "@" + sender.address().domain() + ">");
        headers.put("Auto-Submitted", "auto-generated");
        Draft draft = new Draft(
                sender.from(),
                facts.mail.replyTo(),
                LetterText.line(render("subject.ftl", model, language)),
                clock.instant(),
                facts.newsroom.zone(),
                headers,
                render("text.ftl", model, language),
                render("html.ftlh", model, language));
        byte[] octets =
                signer.sign(Form.of(draft).filled(Map.of(Form.TO, "", Form.ADDRESS, address, Form.BOUNDARY, key)));
        return new TestLetter(sender.envelope(key), address, octets);
    }

    private String render(String file, Map<String, Object> model, String language) {
        return templates.render(FOLDER + file, model, Locale.forLanguageTag(language));
    }
}
