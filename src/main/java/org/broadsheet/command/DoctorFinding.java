package org.broadsheet.command;

/**
 * What a check found.
 *
 * @param words one line: what is the case
 * @param mend how to put it right; empty where nothing is wrong
 */
record DoctorFinding(String check, Verdict verdict, String words, String mend) {
    /** How bad it is. */
    enum Verdict {
        FINE,
        /** Mail goes out, and fares worse than it could. */
        WARNING,
        /** Mail does not go out, or is thrown away. */
        BROKEN,
        /** Could not be found out from here. */
        UNKNOWN
    }

    static DoctorFinding fine(String check, String words) {
        return new DoctorFinding(check, Verdict.FINE, words, "");
    }

    static DoctorFinding warning(String check, String words, String mend) {
        return new DoctorFinding(check, Verdict.WARNING, words, mend);
    }

    static DoctorFinding broken(String check, String words, String mend) {
        return new DoctorFinding(check, Verdict.BROKEN, words, mend);
    }

    static DoctorFinding unknown(String check, String words) {
        return new DoctorFinding(check, Verdict.UNKNOWN, words, "look again when the DNS answers");
    }
}
