package org.broadsheet.member;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.digests.NAME.*}, as far as a member sees it: what there is to choose. */
@ConfigurationProperties("broadsheet")
public record DigestChoices(@DefaultValue Map<String, Choice> digests) {

    public DigestChoices {
        digests = Map.copyOf(digests);
    }

    public Set<String> names() {
        return new TreeMap<>(digests).navigableKeySet();
    }

    /** A digest's title, or its name where it has none. */
    public String title(String name) {
        Choice choice = digests.get(name);
        return choice == null || choice.title() == null ? name : choice.title();
    }

    /** @param schedule a Quartz cron expression in {@code zone} */
    public record Choice(
            @Nullable String title,
            @Nullable String description,
            @Nullable String schedule,
            @Nullable ZoneId zone,
            @Nullable String language) {}
}
