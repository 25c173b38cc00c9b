package org.broadsheet.job;

/** What a replica of the program does for the newsroom. */
public enum Role {
    /** Serves the pages of members and editors, and the API. */
    WEB,
    /** Starts digests when their time has come, polls feeds, and takes up runs whose process died. */
    SCHEDULE,
    /** Delivers slices of the editions that anybody runs. */
    DELIVER
}
