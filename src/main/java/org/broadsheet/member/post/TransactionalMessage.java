package org.broadsheet.member.post;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.Draft;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.newsroom.NewsroomSettings;
import org.springframework.stereotype.Component;

/** A queued mail as a message: subject.ftl, text.ftl and html.ftlh of its template. */
@Component
class TransactionalMessage {
    private final Configuration templates;
    private final MailSettings settings;
    private final NewsroomSettings newsroom;
    private final Signer signer;
    private final Clock clock;

    TransactionalMessage(
            Configuration templates, MailSettings settings, NewsroomSettings newsroom, Signer signer, Clock clock) {
        this.templates = templates;
        this.settings = settings;
        this.newsroom = newsroom;
        this.signer = signer;
        this.clock = clock;
    }

    /** The envelope sender. */
    String sender(QueuedMail mail) {
        return Optional.ofNullable(settings.bounceAddress())
                .orElseGet(() -> address(from(mail)).toString());
    }

    byte[] octets(QueuedMail mail) {
        Map<String, Object> model = new HashMap<>(mail.model());
        model.put("newsroom", newsroom.forTemplates());
        Draft draft = new Draft(
                from(mail),
                settings.replyTo(),
                render(mail, "subject.ftl", model).strip(),
                clock.instant(),
                newsroom.zone(),
                Map.of(
                        "Message-ID",
                        "<" + MemberKeys.newToken() + "@" + address(from(mail)).domain() + ">",
                        "Auto-Submitted",
                        "auto-generated"),
                render(mail, "text.ftl", model),
                render(mail, "html.ftlh", model));
        return signer.sign(Form.of(draft)
                .fill(Map.of(Form.TO, "", Form.ADDRESS, mail.to().toString(), Form.BOUNDARY, MemberKeys.newToken())));
    }

    private String render(QueuedMail mail, String file, Map<String, Object> model) {
        String path = "email/" + mail.template() + "/" + file;
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(path).process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException("templates/" + path + ": " + e.getMessage(), e);
        } catch (TemplateException e) {
            throw new IllegalStateException("templates/" + path + ": " + e.getMessage(), e);
        }
        return out.toString();
    }

    private String from(QueuedMail mail) {
        return Optional.ofNullable(mail.sender())
                .or(() -> Optional.ofNullable(settings.from()))
                .orElseThrow(() -> new IllegalStateException("broadsheet.mail.from is not set: who sends the letters"));
    }

    private static Address address(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        return Address.parse(open < 0 ? mailbox : mailbox.substring(open + 1, mailbox.lastIndexOf('>')));
    }
}
