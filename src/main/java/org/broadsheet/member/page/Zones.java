package org.broadsheet.member.page;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The time zones that a person may choose from. */
final class Zones {
    private static final Set<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .collect(Collectors.toUnmodifiableSet());

    private Zones() {}

    static boolean known(String id) {
        return ZoneId.getAvailableZoneIds().contains(id);
    }

    static Collection<String> offered(@Nullable String chosen, String own) {
        Set<String> offered = new TreeSet<>(PLACES);
        if (chosen != null) offered.add(chosen);
        offered.add(own);
        return offered;
    }
}
