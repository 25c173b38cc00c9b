package org.broadsheet.mail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Somebody else's verifier of signatures: Debian's python3-dkim. */
public final class Dkimpy {
    private static final String PYTHON = "/usr/bin/python3";
    /** Answers a line a file: its name, and for each signature what the verifier said. */
    private static final String VERIFIER = """
            import dkim, pathlib, sys
            folder = pathlib.Path(sys.argv[1])
            records = dict(line.split('\\t', 1) for line in (folder / 'records').read_text().splitlines())
            def txt(name, timeout=5):
                return records.get(name.decode().rstrip('.'), '').encode()
            def verdict(message, index):
                try:
                    return 'good' if dkim.DKIM(message).verify(index, txt) else 'bad'
                except dkim.DKIMException as e:
                    return 'bad:' + type(e).__name__
            for file in sorted(folder.glob('*.eml')):
                message = file.read_bytes()
                count = message.count(b'DKIM-Signature:')
                print(file.stem, *[verdict(message, i) for i in range(count)])
            """;

    private Dkimpy() {}

    public static boolean isInstalled() {
        return new File(PYTHON).canExecute() && run(Path.of("/dev/null"), "-c", "import dkim, nacl") == 0;
    }

    /**
     * What it says of each signature of each message: {@code good}, {@code bad}, or why it cannot be read.
     *
     * @param messages by a name that can be a file's
     */
    public static Map<String, List<String>> verify(
            Path folder, Map<String, byte[]> messages, List<Signer.PublicKeyRecord> keys) {
        try {
            Path mails = Files.createTempDirectory(folder, "mails");
            for (Map.Entry<String, byte[]> message : messages.entrySet())
                Files.write(mails.resolve(message.getKey() + ".eml"), message.getValue());
            List<String> records = new ArrayList<>();
            for (Signer.PublicKeyRecord key : keys) records.add(key.name() + "\t" + key.value());
            Files.write(mails.resolve("records"), records);
            Path out = folder.resolve("out");
            if (run(out, "-c", VERIFIER, mails.toString()) != 0) throw new IllegalStateException(Files.readString(out));
            return verdicts(Files.readAllLines(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> verdicts(List<String> lines) {
        Map<String, List<String>> verdicts = new TreeMap<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            verdicts.put(words.get(0), words.subList(1, words.size()));
        }
        return verdicts;
    }

    private static int run(Path out, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly();
            return ended ? process.exitValue() : -1;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
