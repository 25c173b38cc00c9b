package org.broadsheet.member;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * {@code broadsheet.digests.NAME.*}, as far as a member sees it: what there is to choose.
 *
 * @param all the same as it stands, for the digests of which the settings say nothing that a member sees
 */
@ConfigurationProperties("broadsheet")
public record DigestChoices(
        @DefaultValue Map<String, Choice> digests,
        @Name("digests") @DefaultValue Map<String, Map<String, Object>> all) {
    private static final Choice UNNAMED = new Choice(null, null, null, null, null);

    public DigestChoices {
        Map<String, Choice> whole = new TreeMap<>(digests);
        all.keySet().forEach(name -> whole.putIfAbsent(name, UNNAMED));
        digests = Map.copyOf(whole);
        all = Map.copyOf(all);
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
