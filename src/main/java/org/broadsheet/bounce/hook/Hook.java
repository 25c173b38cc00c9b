package org.broadsheet.bounce.hook;

import java.util.List;
import org.broadsheet.bounce.Arrival;

/** One provider's way of telling. */
interface Hook {
    /** The last part of the path: {@code /hooks/NAME}. */
    String name();

    /** Whether the settings have what it takes to tell a genuine call. */
    boolean isConfigured();

    /** Whether the headers leave it open that the call is genuine. Asked before the body is read, which is empty then. */
    boolean mayBeGenuine(Call head);

    /** Whether the provider made this call; it is proved by its octets, and parsed as a whole only afterwards. */
    boolean isGenuine(Call call);

    /** What the call says; empty where it speaks of things that are not ours. */
    List<Arrival> arrivals(Call call);
}
