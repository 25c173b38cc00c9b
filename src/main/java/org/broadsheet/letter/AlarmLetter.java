package org.broadsheet.letter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.letter.template.Templates;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.Signer;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.stereotype.Component;

/** The letter that calls a person when an edition does not go out as it should: templates/email/alarm. */
@Component
public class AlarmLetter {
    private static final String FOLDER = "email/alarm/";

    private final Templates templates;
    private final Sender sender;
    private final Signer signer;
    private final NewsroomSettings newsroom;
    private final SiteSettings site;

    AlarmLetter(Templates templates, Sender sender, Signer signer, NewsroomSettings newsroom, SiteSettings site) {
        this.templates = templates;
        this.sender = sender;
        this.signer = signer;
        this.newsroom = newsroom;
        this.site = site;
    }

    /** The envelope sender. */
    public String envelope() {
        return sender.address().toString();
    }

    /**
     * The whole message.
     *
     * @param kind {@code not-started}, {@code held}, {@code stopped}, {@code paused}, {@code stalled}, {@code complaints}
     *     or {@code no-database}
     * @param edition empty where none is meant
     * @param reason one line, as the log has it
     */
    public byte[] octets(String to, String kind, String digest, String edition, String reason, Instant at) {
        Map<String, Object> model = model(kind, digest, edition, reason);
        Draft draft = new Draft(
                sender.from(),
                null,
                render("subject.ftl", model).strip(),
                at,
                newsroom.zone(),
                Map.of(
                        "Message-ID",
                        "<" + MemberKeys.newToken() + "@" + sender.address().domain() + ">",
                        "Auto-Submitted",
                        "auto-generated"),
                render("text.ftl", model),
                render("html.ftlh", model));
        return signer.sign(
                Form.of(draft).fill(Map.of(Form.TO, "", Form.ADDRESS, to, Form.BOUNDARY, kind + digest + edition)));
    }

    private Map<String, Object> model(String kind, String digest, String edition, String reason) {
        Map<String, Object> model = new HashMap<>();
        model.put("kind", kind);
        model.put("language", templates.language(newsroom.language()));
        model.put("digest", digest);
        model.put("edition", edition);
        model.put("reason", reason);
        model.put("newsroom", newsroom.name());
        model.put("link", site.base() + "/console");
        return model;
    }

    private String render(String file, Map<String, Object> model) {
        return templates.render(FOLDER + file, model, Locale.forLanguageTag(newsroom.language()));
    }
}
