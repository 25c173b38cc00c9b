package org.broadsheet.member;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.digests.NAME.*}, as far as a member sees it: what there is to choose.
 *
 * @param digests as the settings have them: a digest is one, too, where nothing of it is for members
 */
@ConfigurationProperties("broadsheet")
public record DigestChoices(@DefaultValue Map<String, Map<String, Object>> digests) {

    public DigestChoices {
        digests = Map.copyOf(digests);
    }

    public Set<String> names() {
        return new TreeMap<>(digests).navigableKeySet();
    }

    /** A digest's title, or its name where it has none. */
    public String title(String name) {
        Choice choice = choice(name);
        return choice == null || choice.title() == null ? name : choice.title();
    }

    /** Null where there is no such digest. */
    public @Nullable Choice choice(String name) {
        Map<String, Object> said = digests.get(name);
        if (said == null) return null;
        String zone = word(said, "zone");
        return new Choice(
                word(said, "title"),
                word(said, "description"),
                word(said, "schedule"),
                zone == null ? null : ZoneId.of(zone),
                word(said, "language"));
    }

    private static @Nullable String word(Map<String, Object> said, String name) {
        Object value = said.get(name);
        return value == null ? null : value.toString();
    }

    /** @param schedule a Quartz cron expression in {@code zone} */
    public record Choice(
            @Nullable String title,
            @Nullable String description,
            @Nullable String schedule,
            @Nullable ZoneId zone,
            @Nullable String language) {}
}
