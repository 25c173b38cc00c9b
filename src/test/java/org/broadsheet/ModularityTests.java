package org.broadsheet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their package-info says: no arrow runs upwards. */
class ModularityTests {
    private final ApplicationModules modules = ApplicationModules.of(Broadsheet.class);

    @Test
    void arrowsRunDownwards() {
        modules.verify();
    }
}
