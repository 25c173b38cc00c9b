package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.broadsheet.edition.EditionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those who watch from outside see, asked over HTTP as they ask. */
class MonitoringTests {
    private static final Path MONITORING = Path.of("k8s/monitoring");
    private static final Pattern METRIC = Pattern.compile("broadsheet_[a-z_]+");
    private static final String TOKEN = "kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext broadsheet;
    private static JdbcClient jdbc;
    private static TraceCollector collector;

    @BeforeAll
    static void start() throws IOException {
        collector = new TraceCollector();
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(with(
                        collector.settings(),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--management.endpoints.web.exposure.include=*",
                        "--broadsheet.api.token=" + TOKEN,
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--spring.quartz.auto-startup=false",
                        "--spring.mail.host=127.0.0.1",
                        "--broadsheet.site.url=https://letters.example.org",
                        "--broadsheet.mail.from=daily@example.org",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.feeds[0].name=news",
                        "--broadsheet.feeds[0].url=https://example.org/feed",
                        "--broadsheet.digests.daily.title=Daily",
                        "--broadsheet.digests.weekly.title=Weekly",
                        "--broadsheet.digests.hourly.title=Hourly"));
        jdbc = broadsheet.getBean(JdbcClient.class);
        edition(1, "daily", "2026-11-21", "accepted");
        edition(2, "daily", "2026-11-22", "accepted", "accepted", "rejected", "pending");
        edition(3, "weekly", "2026-11-22", "pending", "pending");
        edition(4, "hourly", "2026-11-22", "accepted", "accepted", "pending");
        // As long as this class may last.
        jdbc.sql("update delivery_4 set at = now() + interval '5 min'").update();
    }

    private static String[] with(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        broadsheet.close();
        collector.close();
    }

    private static void edition(long id, String digest, String name, String... states) {
        EditionId edition = new EditionId(id);
        jdbc.sql("insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at)"
                        + " values (:id, :digest, :name, :count, now() - interval '1 hour', now())")
                .param("id", edition.value())
                .param("digest", digest)
                .param("name", name)
                .param("count", states.length)
                .update();
        jdbc.sql("create table delivery_%d partition of delivery for values in (%d)".formatted(id, id))
                .update();
        for (int i = 0; i < states.length; i++)
            jdbc.sql("""
                            insert into delivery (edition_id, member_id, at, state, attempts, code, reply)
                            values (:id, :member, now() - interval '20 min', :state::delivery_state, 1, 250, 'said')
                            """)
                    .param("id", edition.value())
                    .param("member", i)
                    .param("state", states[i])
                    .update();
    }

    @Test
    void newestEditionIsInTheMetrics() throws Exception {
        String metrics = metrics();

        assertThat(metrics)
                .contains(
                        "broadsheet_edition_deliveries{digest=\"daily\",state=\"accepted\"} 2.0",
                        "broadsheet_edition_deliveries{digest=\"daily\",state=\"rejected\"} 1.0",
                        "broadsheet_edition_deliveries{digest=\"daily\",state=\"waiting\"} 1.0",
                        "broadsheet_edition_open{digest=\"daily\"} 1.0",
                        "broadsheet_schedule_lag_seconds{digest=\"daily\"} 0.0",
                        "broadsheet_smtp_connections{kind=\"open\"} 0.0");
        assertThat(value(metrics, "broadsheet_edition_oldest_due_seconds")).isBetween(1200.0, 1300.0);
        assertThat(value(metrics, "broadsheet_edition_silence_seconds")).isBetween(1200.0, 1300.0);
    }

    @Test
    void everyMetricThatRulesAndDashboardNameIsTold() throws Exception {
        Set<String> told = names(metrics());
        Set<String> named = new TreeSet<>(names(Files.readString(MONITORING.resolve("rules.yml"))));
        List<String> asked = new ArrayList<>();
        expressions(
                JsonMapper.shared()
                        .readTree(MONITORING.resolve("dashboard.json").toFile()),
                asked);
        asked.forEach(expression -> named.addAll(names(expression)));

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(told).containsAll(named);
    }

    /** As Prometheus itself reads them: Debian's {@code prometheus} brings {@code promtool}. */
    @Test
    void prometheusUnderstandsEveryRuleAndQueryAndCallsWhenItShould(@TempDir Path folder) throws Exception {
        List<String> asked = new ArrayList<>();
        expressions(
                JsonMapper.shared()
                        .readTree(MONITORING.resolve("dashboard.json").toFile()),
                asked);
        StringBuilder queries = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        for (String query : asked) {
            if (query.startsWith("label_values(")) continue;
            queries.append("  - record: asked\n    expr: ")
                    .append(JsonMapper.shared()
                            .writeValueAsString(
                                    query.replace("$__rate_interval", "5m").replace("$digest", "daily")))
                    .append('\n');
        }
        Path dashboard = Files.writeString(folder.resolve("dashboard.yml"), queries);

        promtool(
                "check", "rules", "--lint=none", MONITORING.resolve("rules.yml").toString(), dashboard.toString());
        promtool("test", "rules", "src/test/resources/monitoring/rules-test.yml");
    }

    private static void promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process promtool;
        try {
            promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "promtool is not here: " + e.getMessage());
            return;
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static void expressions(JsonNode node, List<String> found) {
        if (node.has("expr")) found.add(node.get("expr").asString());
        if (node.path("query").has("query"))
            found.add(node.path("query").get("query").asString());
        node.forEach(child -> expressions(child, found));
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(text).results().forEach(m -> names.add(m.group()));
        return names;
    }

    @Test
    void editionOfWhichTheRelayTookNothingIsSilentSinceItsBeginning() throws Exception {
        assertThat(value(metrics(), "broadsheet_edition_silence_seconds", "weekly"))
                .isBetween(3600.0, 3700.0);
    }

    @Test
    void paceIsOfTheLastMinute() throws Exception {
        assertThat(value(metrics(), "broadsheet_edition_rate", "hourly")).isBetween(0.0333, 0.0334);
        assertThat(value(metrics(), "broadsheet_edition_rate", "daily")).isZero();
    }

    private static double value(String metrics, String name) {
        return value(metrics, name, "daily");
    }

    private static double value(String metrics, String name, String digest) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{digest=\"" + digest + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** Else an outage of the database would have all processes killed, and those who wait for it lose their place. */
    @Test
    void withoutItsDatabaseTheProcessLivesIsNotReadyAndKnowsNothing() throws Exception {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

        try (var away = TestDatabase.cutOff(jdbc)) {
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            // What was asked lately is still told.
            Awaitility.await().until(() -> Double.isNaN(value(metrics(), "broadsheet_edition_open")));
        }
        Awaitility.await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
        Awaitility.await().until(() -> value(metrics(), "broadsheet_edition_open") == 1);
    }

    @Test
    void everyRuleIsTested() throws IOException {
        Set<String> rules = alerts(MONITORING.resolve("rules.yml"), "alert: ");
        Set<String> tested = alerts(Path.of("src/test/resources/monitoring/rules-test.yml"), "alertname: ");

        assertThat(rules).hasSizeGreaterThan(8).isEqualTo(tested);
    }

    private static Set<String> alerts(Path file, String before) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains(before))
                .map(line -> line.substring(line.indexOf(before) + before.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void traceOfARequestHasNoKeyOfAMember() throws Exception {
        String port = broadsheet.getEnvironment().getProperty("local.server.port");

        ask("http://localhost:" + port + "/unsubscribe/abcdefghijklmnopqrstuvwxyz");

        Waiting.until(Duration.ofSeconds(10), () -> collector.heard().contains("/unsubscribe/{"));
        assertThat(collector.heard()).contains("http.url", "/unsubscribe/{").doesNotContain("abcdefghijklmnop");
    }

    /** Prometheus 2.42 refuses the whole answer where an exemplar stands at anything but a counter or a bucket. */
    @Test
    void exemplarsOfTracesStandOnlyWhereEveryPrometheusTakesThem() throws Exception {
        ask("http://localhost:" + broadsheet.getEnvironment().getProperty("local.server.port") + "/");

        String metrics = openMetrics();

        assertThat(metrics).endsWith("# EOF\n");
        assertThat(metrics.lines().filter(line -> line.contains(" # {")))
                .allMatch(line -> line.matches("\\w+(?:_total|_bucket)[ {].*"));
    }

    /** The settings that the application starts with, with traces and without. */
    @Test
    void thereAreNoExemplarsWithoutTraces() throws Exception {
        for (boolean traced : new boolean[] {true, false}) {
            StandardEnvironment environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
            if (traced)
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test", Map.of("management.tracing.export.enabled", "true")));

            assertThat(environment.getProperty("management.tracing.exemplars.include"))
                    .isEqualTo(traced ? "sampled-traces" : "none");
        }
    }

    private static String openMetrics() throws Exception {
        String port = broadsheet.getEnvironment().getProperty("local.management.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                .header("Accept", "application/openmetrics-text;version=1.0.0")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void endpointsAreOpenByNameOnlyWhateverIsExposed() throws Exception {
        Set<String> open = new TreeSet<>();
        Set<String> closed = new TreeSet<>();
        for (var endpoint : broadsheet.getBean(WebEndpointsSupplier.class).getEndpoints()) {
            String path = "/actuator/" + endpoint.getRootPath();
            for (String asked : List.of(path, path + "/", path + "/x"))
                (Set.of(401, 404).contains(get(asked).statusCode()) ? closed : open).add(endpoint.getRootPath());
        }

        assertThat(open).containsExactly("health", "prometheus");
        assertThat(closed).contains("env", "beans", "loggers", "configprops");
        for (String path : List.of("", "/env", "/env/x", "/beans", "/loggers", "/loggers/x", "/configprops"))
            assertThat(get("/actuator" + path).statusCode()).as(path).isEqualTo(401);
        assertThat(get("/actuator/beans", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(get("/actuator/beans", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
    }

    @Test
    void portOfThePagesHasNoMetrics() throws Exception {
        String port = broadsheet.getEnvironment().getProperty("local.server.port");

        assertThat(ask("http://localhost:" + port + "/actuator/prometheus").statusCode())
                .isEqualTo(404);
    }

    private static String metrics() throws Exception {
        var answer = get("/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return ask(
                "http://localhost:" + broadsheet.getEnvironment().getProperty("local.management.port") + path, headers);
    }

    private static HttpResponse<String> ask(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) request.headers(headers);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
