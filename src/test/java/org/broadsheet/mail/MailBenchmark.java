package org.broadsheet.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.broadsheet.mail.dkim.DkimSettings;
import org.broadsheet.mail.dkim.Signable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a member's message costs before it reaches the wire: a digest of 25 stories, about 40 kB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MailBenchmark {
    private static final int STORIES = 25;

    private final Form form = Form.of(Drafts.draft(text(), html()));
    private final Map<String, String> values = values();
    private final Form.Filled message = form.filled(values);
    private Signer rsaNative = Signer.of(DkimSettings.none());
    private Signer rsaJdk = rsaNative;
    private Signer ed25519Native = rsaNative;

    @Setup
    public void keys() throws IOException {
        Path folder = Files.createTempDirectory("keys");
        Path rsa = TestKeys.rsa(folder, 2048);
        Path ed25519 = TestKeys.ed25519(folder);
        rsaNative = Signer.of(new DkimSettings("example.org", "s", rsa, null, null, true));
        rsaJdk = Signer.of(new DkimSettings("example.org", "s", rsa, null, null, false));
        ed25519Native = Signer.of(new DkimSettings("example.org", "s", ed25519, null, null, true));
        for (Path file : new Path[] {rsa, ed25519, folder}) Files.delete(file);
    }

    @Benchmark
    public Form.Filled fill() {
        return form.filled(values);
    }

    /** What {@link Form.Filled} saves of signing any message. */
    @Benchmark
    public Signable canonicalise() {
        return Signable.of(message.octets());
    }

    @Benchmark
    public byte[] signRsaNative() {
        return rsaNative.sign(message);
    }

    @Benchmark
    public byte[] signRsaJdk() {
        return rsaJdk.sign(message);
    }

    @Benchmark
    public byte[] signEd25519Native() {
        return ed25519Native.sign(message);
    }

    @Benchmark
    public byte[] fillAndSignRsaNative() {
        return rsaNative.sign(form.filled(values));
    }

    private static String text() {
        StringBuilder text = new StringBuilder("Доброго ранку, " + Slots.mark("name") + "\n\n");
        for (int i = 0; i < STORIES; i++)
            text.append("Новина дня про щось важливе, номер ")
                    .append(i)
                    .append("\nhttps://example.org/story/")
                    .append(i)
                    .append("\n\n");
        return text + "https://example.org/unsubscribe/" + Slots.mark("token");
    }

    private static String html() {
        String unsubscribe = "<a href=\"https://example.org/unsubscribe/" + Slots.mark("token") + "\">Відписатися</a>";
        String story = "<p style=\"margin:0;padding:12px\"><a href=\"https://example.org/story\">Новина дня</a> "
                + "Кілька слів про те, що сталося. ".repeat(16) + "</p>\n";
        return "<p>Доброго ранку, " + Slots.mark("name") + "</p>" + unsubscribe + story.repeat(STORIES) + unsubscribe;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>(Drafts.values("abcdefghijklmnopqrstuvwxyz234567"));
        values.put("name", "Олена");
        return values;
    }
}
