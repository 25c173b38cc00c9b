package org.broadsheet.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room to write where this program writes: temporary files and logs. */
record DoctorDisk(Path folder) implements DoctorCheck {
    private static final String CHECK = "disk";
    private static final long LITTLE = 1L << 30;
    private static final long TOO_LITTLE = 100L << 20;

    @Override
    public DoctorFinding find() {
        try {
            if (!Files.isWritable(folder))
                return DoctorFinding.broken(CHECK, folder + " cannot be written to", "let us write there");
            return judged(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return DoctorFinding.broken(CHECK, folder + ": " + e.getMessage(), "look at that disk");
        }
    }

    static DoctorFinding judged(Path folder, long free) {
        String words = "%,d MB are free in %s".formatted(free >> 20, folder);
        String mend = "make room; the database's own disk is looked at where it runs";
        if (free < TOO_LITTLE) return DoctorFinding.broken(CHECK, words, mend);
        return free < LITTLE ? DoctorFinding.warning(CHECK, words, mend) : DoctorFinding.fine(CHECK, words);
    }
}
