package org.broadsheet.letter;

import java.util.Map;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.mail.NewsroomSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** The room letter, wired by hand as Spring would, for settings of a test. */
final class LetterRoom {
    static final Map<String, String> COURIER = Map.of(
            "broadsheet.newsroom.name", "The Dnipro Courier",
            "broadsheet.newsroom.url", "https://courier.example",
            "broadsheet.newsroom.postal-address", "12 Andriivskyi Uzviz, Kyiv 04070, Ukraine",
            "broadsheet.newsroom.zone", "Europe/Kyiv",
            "broadsheet.newsroom.language", "en",
            "broadsheet.site.url", "https://letters.courier.example",
            "broadsheet.digests.daily.title", "The Morning Courier");

    private final Binder binder;

    LetterRoom(Map<String, String> settings) {
        binder = new Binder(
                java.util.List.of(new MapConfigurationPropertySource(settings)),
                null,
                (org.springframework.core.convert.ConversionService) ApplicationConversionService.getSharedInstance());
    }

    Renderer renderer() {
        var digests = bound("broadsheet", DigestSettings.class);
        var newsroom = bound("broadsheet.newsroom", NewsroomSettings.class);
        var letter = bound("broadsheet.letter", LetterSettings.class);
        var site = bound("broadsheet.site", SiteSettings.class);
        var templates = new Templates(bound("broadsheet", TemplateSettings.class));
        return new Renderer(templates, new Model(newsroom, digests, letter, new Addresses(site, newsroom)), digests);
    }

    private <T> T bound(String prefix, Class<T> type) {
        return binder.bindOrCreate(prefix, type);
    }
}
