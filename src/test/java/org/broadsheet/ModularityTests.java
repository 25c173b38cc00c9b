package org.broadsheet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms depend on each other only as their package-info says: no arrow runs upwards. */
class ModularityTests {
    private final ApplicationModules modules = ApplicationModules.of(Broadsheet.class);

    @Test
    void arrowsRunDownwards() {
        modules.verify();
    }

    @Test
    void roomsAreDrawn() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
