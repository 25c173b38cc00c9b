package org.broadsheet.command;

import org.broadsheet.job.RunReport;

/** The exit codes of CONTRACT. */
final class Exit {
    static final int DONE = 0;
    /** A fault of the program or its surroundings: the run can be repeated. */
    static final int FAULT = 1;
    /** Wrong usage or configuration. */
    static final int USAGE = 2;
    /** The run ended, but some could not be served. */
    static final int PARTLY = 3;
    /** No items, and nothing was sent. */
    static final int EMPTY = 4;
    /** Not an exit code: the program goes on serving. */
    static final int STAYS_UP = -1;

    private Exit() {}

    static int of(RunReport.Ending ending) {
        return switch (ending) {
            case SERVED -> DONE;
            case PARTLY -> PARTLY;
            case EMPTY -> EMPTY;
            case STOPPED -> FAULT;
        };
    }
}
