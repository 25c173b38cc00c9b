package org.broadsheet.feed.fetch;

import java.io.IOException;

/** Why a source could not be fetched, in one line for an editor. */
public class FetchFailure extends IOException {
    private static final long serialVersionUID = 1;

    FetchFailure(String cause) {
        super(cause);
    }
}
