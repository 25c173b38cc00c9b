package org.broadsheet.newsroom;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.newsroom.*}: who sends.
 *
 * @param name the newsroom's name, as members know it
 * @param url the newsroom's own site
 * @param postalAddress a postal address, shown in every letter
 * @param zone the time zone of digests that set none
 * @param language the language of pages where neither the member nor the browser asks for one
 * @param links pages of the newsroom that members may need: privacy notice, imprint and others
 */
@ConfigurationProperties("broadsheet.newsroom")
public record NewsroomSettings(
        @DefaultValue("Broadsheet") String name,
        @Nullable URI url,
        @DefaultValue("") String postalAddress,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("en") String language,
        @DefaultValue @NestedConfigurationProperty PublicLinks links) {

    /** What templates see of it: {@code name}, {@code url}, {@code postalAddress}, {@code links} and {@code supportWords}. */
    public Map<String, Object> forTemplates() {
        return Map.of(
                "name", TextCleaner.line(name),
                "url", url == null ? "" : url.toString(),
                "postalAddress", TextCleaner.line(postalAddress),
                "links", links.named(),
                "supportWords", TextCleaner.line(links.supportWords()));
    }
}
