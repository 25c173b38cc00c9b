package org.broadsheet.command.doctor;

/**
 * What a check found.
 *
 * @param check what was looked at, one word
 * @param words one line: what is the case
 * @param mend how to put it right; empty where nothing is wrong
 */
public record DoctorFinding(String check, Verdict verdict, String words, String mend) {
    /** How bad it is. */
    public enum Verdict {
        FINE,
        /** Mail goes out, and fares worse than it could. */
        WARNING,
        /** Mail does not go out, or is thrown away. */
        BROKEN,
        /** Could not be found out from here. */
        UNKNOWN
    }

    public static DoctorFinding fine(String check, String words) {
        return new DoctorFinding(check, Verdict.FINE, words, "");
    }

    static DoctorFinding warning(String check, String words, String mend) {
        return new DoctorFinding(check, Verdict.WARNING, words, mend);
    }

    public static DoctorFinding broken(String check, String words, String mend) {
        return new DoctorFinding(check, Verdict.BROKEN, words, mend);
    }

    static DoctorFinding unknown(String check, String words, String mend) {
        return new DoctorFinding(check, Verdict.UNKNOWN, words, mend);
    }
}
