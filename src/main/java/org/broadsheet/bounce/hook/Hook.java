package org.broadsheet.bounce.hook;

import java.util.List;
import org.broadsheet.bounce.Arrival;

/** One provider's way of telling. */
interface Hook {
    /** The last part of the path: {@code /hooks/NAME}. */
    String name();

    /** Whether the settings have what it takes to tell a genuine call. */
    boolean isConfigured();

    /** Whether the provider made this call. Nothing else of the call is looked at before. */
    boolean isGenuine(Call call);

    /** What the call says; empty where it speaks of things that are not ours. */
    List<Arrival> arrivals(Call call);
}
