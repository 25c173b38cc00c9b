package org.broadsheet.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a process believe that it is earlier or later; needs a C compiler, and says aloud where there is none. */
final class WrongClock {
    private static final @Nullable Path LIBRARY = library();

    private WrongClock() {}

    static boolean isPossible() {
        return LIBRARY != null;
    }

    /** The environment of a process whose clock is wrong by so much. */
    static Map<String, String> by(Duration error) {
        return LIBRARY == null
                ? Map.of()
                : Map.of("LD_PRELOAD", LIBRARY.toString(), "CLOCK_ERROR", String.valueOf(error.toSeconds()));
    }

    private static @Nullable Path library() {
        try {
            Path library = Files.createTempFile("wrong-clock", ".so");
            int exit = new ProcessBuilder(
                            "cc",
                            "-O1",
                            "-shared",
                            "-fPIC",
                            "-o",
                            library.toString(),
                            Path.of("src/test/resources/wrong-clock.c").toString(),
                            "-ldl")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit == 0) return library;
        } catch (IOException e) {
            // No compiler.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.err.println("no C compiler: the clocks of the replicas in this test agree");
        return null;
    }
}
