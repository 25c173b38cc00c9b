package org.broadsheet.command.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * Whether Prometheus can read the metrics of the server on this machine: asked for and read as its version 2.42 does,
 * which takes OpenMetrics 1.0 and knows exemplars of counters and histograms only.
 */
record MetricsCheck(String address, String token) {
    private static final String CHECK = "metrics";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ACCEPTED = "application/openmetrics-text;version=1.0.0,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private static final String NAME = "[a-zA-Z_:][\\w:]*+";
    private static final String LABEL = "[a-zA-Z_]\\w*+=\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String LABELS = "\\{(?:" + LABEL + "(?:," + LABEL + ")*+,?)?\\}";
    private static final String NUMBER = "(?:[+-]?(?:\\d[\\d.]*+|\\.\\d++)(?:[eE][+-]?\\d++)?|[+-]?(?i:inf)|(?i:nan))";
    private static final Pattern DESCRIPTION =
            Pattern.compile("# (?:(?:HELP|UNIT) " + NAME + " .*+|TYPE " + NAME + " \\w++)");
    private static final Pattern SAMPLE = Pattern.compile("^(?<name>" + NAME + ")(?:" + LABELS + ")? " + NUMBER + "(?: "
            + NUMBER + ")?(?<exemplar> # " + LABELS + " " + NUMBER + "(?: " + NUMBER + ")?)?");

    static MetricsCheck of(Environment environment) {
        String own = environment.getProperty("server.port", "8080");
        String port = environment.getProperty("management.server.port", own);
        String pages = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        return new MetricsCheck(
                "http://127.0.0.1:" + port + pages + "/prometheus",
                environment.getProperty("broadsheet.api.token", ""));
    }

    DoctorFinding find() {
        try {
            return judged(get());
        } catch (IOException e) {
            return DoctorFinding.unknown(
                    CHECK, address + " does not answer: " + e, "start serve on this machine and ask again");
        }
    }

    private HttpResponse<byte[]> get() throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).header("Accept", ACCEPTED);
        if (!token.isBlank()) request.header("Authorization", "Bearer " + token);
        try {
            return HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private DoctorFinding judged(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 401 || answer.statusCode() == 403)
            return DoctorFinding.warning(
                    CHECK,
                    address + " wants a token: Prometheus reads nothing without it",
                    "set management.server.port, or give Prometheus broadsheet.api.token as its bearer token");
        if (answer.statusCode() != 200)
            return DoctorFinding.warning(
                    CHECK, address + " answers " + answer.statusCode(), "look at management.server.port");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        Optional<String> fault = fault(type, new String(answer.body(), StandardCharsets.UTF_8));
        return fault.map(line -> DoctorFinding.warning(
                        CHECK,
                        "Prometheus 2.42 cannot read " + address + ": " + line,
                        "set management.tracing.exemplars.include=none, or report the line to the authors"))
                .orElseGet(() -> DoctorFinding.fine(CHECK, "Prometheus can read " + address));
    }

    /** The first line that Prometheus refuses, and with it the whole answer; empty where there is none. */
    static Optional<String> fault(String contentType, String text) {
        boolean open = contentType.startsWith(OPEN_METRICS);
        if (open && !text.endsWith("# EOF\n")) return Optional.of("data does not end with # EOF");
        List<String> lines = text.lines().toList();
        return lines.subList(0, open ? lines.size() - 1 : lines.size()).stream()
                .filter(line -> !isRead(open, line))
                .findFirst();
    }

    private static boolean isRead(boolean open, String line) {
        if (line.startsWith("#")) return !open || DESCRIPTION.matcher(line).matches();
        if (!open && line.isBlank()) return true;
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) return false;
        String name = sample.group("name");
        return sample.group("exemplar") == null || open && (name.endsWith("_total") || name.endsWith("_bucket"));
    }
}
