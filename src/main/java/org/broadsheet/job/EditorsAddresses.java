package org.broadsheet.job;

import java.util.List;

/** Where editors read mail; the room that knows their accounts tells. */
public interface EditorsAddresses {
    /** Addresses of all who may approve an edition. */
    List<String> ofEditors();
}
