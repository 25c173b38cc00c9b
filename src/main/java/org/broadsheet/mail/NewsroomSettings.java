package org.broadsheet.mail;

import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.newsroom.*}: who sends. */
@ConfigurationProperties("broadsheet.newsroom")
public record NewsroomSettings(
        @DefaultValue("Broadsheet") String name,
        @Nullable URI url,
        @DefaultValue("") String postalAddress,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("en") String language) {}
