package org.broadsheet.letter;

import freemarker.template.Configuration;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.broadsheet.letter.template.TemplateSettings;
import org.broadsheet.letter.template.Templates;
import org.broadsheet.mail.MailSettings;
import org.broadsheet.mail.Signer;
import org.broadsheet.mail.dkim.DkimSettings;
import org.broadsheet.member.KeyRing;
import org.broadsheet.member.LinkTokens;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Members;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room letter, with the settings of a test. */
final class LetterRoom {
    private static final Map<String, String> COURIER = Map.of(
            "broadsheet.newsroom.name", "The Dnipro Courier",
            "broadsheet.newsroom.url", "https://courier.example",
            "broadsheet.newsroom.postal-address", "12 Andriivskyi Uzviz, Kyiv 04070, Ukraine",
            "broadsheet.newsroom.zone", "Europe/Kyiv",
            "broadsheet.mail.from", "The Dnipro Courier <daily@courier.example>",
            "broadsheet.mail.bounce-address", "bounces@courier.example",
            "broadsheet.site.url", "https://letters.courier.example",
            "broadsheet.templates", "templates",
            "broadsheet.digests.daily.title", "The Morning Courier");

    private final Map<String, String> settings = new HashMap<>(COURIER);

    LetterRoom() {
        // Every budget is measured with all the links that a newsroom may set.
        for (String link : List.of("privacy", "imprint", "accessibility", "terms", "support"))
            settings.put("broadsheet.newsroom.links." + link, "https://about.courier.example/pages/" + link);
    }

    /** The same room with one setting more, or another one. */
    LetterRoom with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    LetterRoom without(String setting) {
        settings.remove(setting);
        return this;
    }

    Renderer renderer() {
        var digests = bound("broadsheet", DigestSettings.class);
        var newsroom = bound("broadsheet.newsroom", NewsroomSettings.class);
        var letter = bound("broadsheet.letter", LetterSettings.class);
        var site = bound("broadsheet.site", SiteSettings.class);
        return new Renderer(
                templates(),
                new Model(newsroom, digests, letter, site, new LetterAddresses(site, digests, newsroom)),
                digests);
    }

    Templates templates() {
        return new Templates(
                bound("broadsheet", TemplateSettings.class), new Configuration(Configuration.VERSION_2_3_34));
    }

    Letters letters(DataSource database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Configuration.class, () -> new Configuration(Configuration.VERSION_2_3_34));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Clock.class, () -> Clock.fixed(SampleEdition.TO, ZoneOffset.UTC));
        register(context, "broadsheet", DigestSettings.class);
        register(context, "broadsheet", TemplateSettings.class);
        register(context, "broadsheet.newsroom", NewsroomSettings.class);
        register(context, "broadsheet.letter", LetterSettings.class);
        register(context, "broadsheet.site", SiteSettings.class);
        register(context, "broadsheet.mail", MailSettings.class);
        register(context, "broadsheet.dkim", DkimSettings.class);
        context.register(Members.class, MemberKeys.class, KeyRing.class, LinkTokens.class, Signer.class);
        context.register(LetterAddresses.class, Drafts.class, KeptLetters.class, Letters.class, Model.class);
        context.register(Renderer.class, Sender.class, Templates.class);
        context.refresh();
        return context.getBean(Letters.class);
    }

    private <T> void register(AnnotationConfigApplicationContext context, String prefix, Class<T> type) {
        context.registerBean(type, () -> bound(prefix, type));
    }

    private <T> T bound(String prefix, Class<T> type) {
        return Objects.requireNonNull(
                new Binder(List.of(new MapConfigurationPropertySource(settings))).bindOrCreate(prefix, type));
    }
}
