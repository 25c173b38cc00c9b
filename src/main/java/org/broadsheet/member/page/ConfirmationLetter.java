package org.broadsheet.member.page;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.NewsroomSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.MemberKeys;
import org.springframework.stereotype.Component;

/** The letter that asks the owner of a mailbox to confirm: templates/email/confirm. */
@Component
class ConfirmationLetter {
    private final Configuration templates;
    private final MailSettings mail;
    private final Signer signer;
    private final Facts facts;

    /** What it speaks of. */
    @Component
    record Facts(SiteSettings site, NewsroomSettings newsroom, DigestChoices digests, Clock clock) {}

    ConfirmationLetter(Configuration templates, MailSettings mail, Signer signer, Facts facts) {
        this.templates = templates;
        this.mail = mail;
        this.signer = signer;
        this.facts = facts;
    }

    /** The envelope sender. */
    String sender() {
        return Optional.ofNullable(mail.bounceAddress())
                .orElseGet(() -> address(from()).toString());
    }

    byte[] octets(Courier.Errand errand) {
        Map<String, Object> model = model(errand);
        Draft draft = new Draft(
                from(),
                mail.replyTo(),
                render("subject.ftl", model).strip(),
                facts.clock().instant(),
                facts.newsroom().zone(),
                Map.of(
                        "Message-ID",
                        "<" + MemberKeys.newToken() + "@" + address(from()).domain() + ">",
                        "Auto-Submitted",
                        "auto-generated"),
                render("text.ftl", model),
                render("html.ftlh", model));
        return signer.sign(Form.of(draft)
                .fill(Map.of(Form.TO, "", Form.ADDRESS, errand.to().toString(), Form.BOUNDARY, errand.token())));
    }

    private Map<String, Object> model(Courier.Errand errand) {
        Map<String, Object> model = new HashMap<>();
        model.put("kind", errand.kind());
        model.put("language", errand.language());
        model.put("address", errand.to().toString());
        model.put("link", facts.site().link("/confirm/" + errand.token()));
        model.put("newsroom", facts.newsroom());
        model.put("digests", titles(errand.digests()));
        model.put("days", facts.site().signUp().valid().toDays());
        return model;
    }

    private List<String> titles(List<String> names) {
        return names.stream().map(name -> facts.digests().title(name)).toList();
    }

    private String render(String file, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate("email/confirm/" + file).process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException("templates/email/confirm/" + file + ": " + e.getMessage(), e);
        } catch (TemplateException e) {
            throw new IllegalStateException("templates/email/confirm/" + file + ": " + e.getMessage(), e);
        }
        return out.toString();
    }

    private String from() {
        return Optional.ofNullable(facts.site().signUp().from())
                .or(() -> Optional.ofNullable(mail.from()))
                .orElseThrow(() -> new IllegalStateException("broadsheet.mail.from is not set: who sends the letters"));
    }

    private static Address address(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        return Address.parse(open < 0 ? mailbox : mailbox.substring(open + 1, mailbox.lastIndexOf('>')));
    }
}
