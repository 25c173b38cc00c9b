package org.broadsheet.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Node's most used mailer, where Node and npm are there. */
final class Nodemailer {
    private final Path folder;
    private final Path script;

    private Nodemailer(Path folder, Path script) {
        this.folder = folder;
        this.script = script;
    }

    static Optional<Nodemailer> unpack(Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("nodemailer.mjs");
        try (InputStream in = Nodemailer.class.getResourceAsStream("/benchmark/nodemailer.mjs")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean there = Files.exists(folder.resolve("node_modules/nodemailer")) || install(folder);
        if (!there) System.err.println("left out: nodemailer (needs node and npm)");
        return there ? Optional.of(new Nodemailer(folder, script)) : Optional.empty();
    }

    private static boolean install(Path folder) throws InterruptedException {
        try {
            return new ProcessBuilder("npm", "install", "--prefix", folder.toString(), "nodemailer@7")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param key a PEM file, or empty: unsigned */
    Contender start(String name, int port, int connections, String key) {
        List<String> command = new ArrayList<>(List.of("node", script.toString(), String.valueOf(port)));
        command.addAll(List.of(String.valueOf(connections), folder.toString()));
        if (!key.isEmpty()) command.add(key);
        try {
            return Child.start(name, SendBenchmark.SLOW, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
