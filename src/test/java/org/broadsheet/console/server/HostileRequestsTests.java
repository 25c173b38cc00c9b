package org.broadsheet.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a client does wrong: it is told so, its words are in no log, and no value of any parameter is our fault. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String SECRET = "jane.doe@private.example";
    private static final List<String> HOSTILE = List.of(
            "",
            "x",
            "-1",
            "99999999999999999999",
            "+999999999-12-31",
            "-999999999-01-01",
            "+292278994-08-17",
            "2026-02-30",
            "2026-11-30.99999999999",
            "+999999999-12-31T23:59:59.999999999Z",
            "\0",
            "1,,2",
            "é\uD83D\uDE00'\"<",
            "..",
            "١٢",
            "NaN",
            "a".repeat(5000));
    private static final Map<String, String> PLAUSIBLE = Map.of("digest", "daily", "edition", "coming", "id", "1");

    private static ConsoleRoom room;
    private static int port;

    @BeforeAll
    static void start() {
        room = ConsoleRoom.open(
                "--logging.level.root=info",
                "--logging.level.com.icegreen=off",
                "--broadsheet.api.token=a-token-of-more-than-32-characters",
                "--spring.security.oauth2.client.registration.lab.client-id=x",
                "--spring.security.oauth2.client.registration.lab.client-secret=x",
                "--spring.security.oauth2.client.registration.lab.authorization-grant-type=authorization_code",
                "--spring.security.oauth2.client.registration.lab.redirect-uri={baseUrl}/login/oauth2/code/lab",
                "--spring.security.oauth2.client.registration.lab.scope=openid,email",
                "--spring.security.oauth2.client.provider.lab.authorization-uri=https://login.example/authorize",
                "--spring.security.oauth2.client.provider.lab.token-uri=https://login.example/token",
                "--spring.security.oauth2.client.provider.lab.jwk-set-uri=https://login.example/keys");
        port = URI.create(room.address()).getPort();
    }

    @AfterAll
    static void stop() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=" + SECRET + "%zz",
                "email=" + SECRET + "%",
                "email=" + SECRET + "%c3%28",
                "password=" + SECRET + "%zz%0d%0aFORGED",
                "%zz=" + SECRET,
                "email=" + SECRET + "%00",
                "=" + SECRET,
            })
    void malformedFormIsNotLogged(String form, CapturedOutput log) throws Exception {
        for (String path :
                new String[] {"/subscribe", "/console/login", "/unsubscribe/x", "/nowhere", "/preferences/x"}) {
            String body = form + "\r\n2026-11-30T12:00:00Z  INFO FORGED\u001b[31m";
            try (RawHttp client = new RawHttp(port)
                    .head("POST", path, FORM, "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length)
                    .send(body)) {
                assertThat(client.status(SOON)).as(path).isBetween(200, 499);
            }
        }
        for (String path : new String[] {"/?" + form, "/archive?" + form, "/console/login?" + form}) {
            try (RawHttp client = new RawHttp(port).head("GET", path)) {
                assertThat(client.status(SOON)).as(path).isBetween(200, 499);
            }
        }
        assertThat(log.getAll()).doesNotContain(SECRET, "FORGED", "\u001b[31m", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded; charset=nonsense | email=" + SECRET,
                "application/x-www-form-urlencoded; charset= | email=" + SECRET,
                "application/json; charset=nonsense | {\"email\":\"" + SECRET + "\"}",
                "application/json | {\"email\":\"" + SECRET,
                "nonsense | " + SECRET,
                "; | " + SECRET,
                "multipart/form-data | " + SECRET,
                "multipart/form-data; boundary=x | --x\\r\\n" + SECRET,
                "text/" + SECRET + " | x",
            })
    void malformedBodyIsNotLogged(String type, String body, CapturedOutput log) throws Exception {
        for (String path :
                new String[] {"/subscribe", "/login/webauthn", "/unsubscribe/x", "/api/digests/daily/send"}) {
            try (RawHttp client = new RawHttp(port)
                    .head(
                            "POST",
                            path,
                            "Content-Type: " + type,
                            "Authorization: Bearer a-token-of-more-than-32-characters",
                            "Content-Length: " + body.length())
                    .send(body)) {
                assertThat(client.status(SOON)).as(path).isBetween(200, 499);
            }
        }
        assertThat(log.getAll()).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void tooManyFieldsAreTheClientsFault(CapturedOutput log) throws Exception {
        String body = (SECRET + "=1&").repeat(1500);

        assertThat(room.submit("/subscribe", body).statusCode()).isEqualTo(400);
        assertThat(log.getAll()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\u0001" + SECRET + " HTTP/1.1\r\n",
                "GET /?a=<" + SECRET + "> HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nBad Header: " + SECRET + "\r\n",
                "GET / HTTP/1.1\r\nCookie: \"" + SECRET + "\u0007\r\n",
                "G\u0001T /" + SECRET + " HTTP/1.1\r\n",
                "POST / HTTP/1.1\r\nContent-Length: " + SECRET + "\r\n",
                "FOO /" + SECRET + " HTTP/1.1\r\n",
            })
    void malformedHeadIsNotLogged(String head, CapturedOutput log) throws Exception {
        try (RawHttp client = new RawHttp(port).send(head + "Host: localhost\r\n\r\n")) {
            assertThat(client.status(SOON)).isBetween(200, 501).isNotEqualTo(500);
        }
        assertThat(log.getAll()).doesNotContain(SECRET, "\tat ");
    }

    @Test
    void noControlCharacterReachesTheLog(CapturedOutput log) {
        String forged = "\r\n2026-11-30 INFO forged\u001b[31m\u2028\u0085\u202e";
        LoggerFactory.getLogger("test")
                .warn("a {}", forged, new IllegalStateException("b" + forged, new RuntimeException("c" + forged)));

        assertThat(log.getAll())
                .contains("a 2026", "b 2026", "c 2026")
                .doesNotContain("\u001b", "\u2028", "\u0085", "\u202e");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-30 INFO forged"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: letters.example.org\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\nX-Forwarded-Port: 444",
                "Host: letters.example.org:444\r\nForwarded: host=evil.example;proto=http",
                "Host: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil.example",
                "Host: LETTERS.example.org.",
            })
    void noAddressComesFromAHeader(String headers) throws Exception {
        for (String path : new String[] {
            "/console", "/console/today", "/oauth2/authorization/lab", "/login/webauthn", "/unsubscribe", "/"
        }) {
            try (RawHttp client = new RawHttp(port).head("GET", path, headers.split("\r\n"))) {
                String answer = client.answer(SOON);
                assertThat(answer).doesNotContain("evil.example", ":444", "gopher");
                if (path.startsWith("/oauth2") && !headers.startsWith("Host: evil"))
                    assertThat(answer).contains("redirect_uri=https://letters.example.org/login/oauth2/code/lab");
                if (path.startsWith("/console") && !headers.startsWith("Host: evil"))
                    assertThat(answer).contains("Location: /console/login");
                if (headers.startsWith("Host: evil") && path.length() > 1 && !path.equals("/unsubscribe"))
                    assertThat(answer).startsWith("HTTP/1.1 421");
            }
        }
    }

    @Test
    void noParameterOfAnyPageIsOurFault() throws Exception {
        room.login();
        room.members(List.of("ann@example.org,Ann,daily"));
        String member = SampleMembers.token(room.database, "ann@example.org", "daily");
        String csrf = csrf();
        List<String> failed = new ArrayList<>();
        var mappings = room.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        for (var mapping : mappings.entrySet()) {
            Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
            for (String pattern : mapping.getKey().getPatternValues()) {
                if (pattern.contains("live") || pattern.contains("events") || pattern.startsWith("/error")) continue;
                boolean get = methods.contains(RequestMethod.GET);
                attack(pattern, get, mapping.getValue(), member, csrf, failed);
            }
        }
        assertThat(failed).isEmpty();
        assertThat(room.get("/console").statusCode()).isLessThan(400);
    }

    private static String csrf() {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(room.get("/console/account").body());
        return token.find() ? token.group(1) : "";
    }

    private static void attack(
            String pattern, boolean get, HandlerMethod handler, String member, String csrf, List<String> failed) {
        Set<String> names = names(handler);
        Set<String> variables = variables(pattern);
        for (String attacked : union(names, variables)) {
            for (String value : HOSTILE) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (String name : names) fields.put(name, PLAUSIBLE.getOrDefault(name, "1"));
                if (names.contains(attacked)) fields.put(attacked, value);
                String path = pattern;
                for (String variable : variables)
                    path = path.replaceFirst(
                            "\\{" + variable + "(?::(?:[^{}]|\\{[^}]*\\})*)?\\}",
                            Matcher.quoteReplacement(
                                    encoded(variable.equals(attacked) ? value : plausible(variable, member))));
                String form = form(fields);
                int status = get
                        ? room.get(path + "?" + form).statusCode()
                        : room.submit(path, form + "&_csrf=" + encoded(csrf)).statusCode();
                if (status >= 500)
                    failed.add((get ? "GET " : "POST ") + path + " " + attacked + "="
                            + (value.length() > 40 ? "long" : value.replace("\0", "NUL")) + " " + status);
            }
        }
    }

    private static String plausible(String variable, String member) {
        return variable.equals("token") ? member : PLAUSIBLE.getOrDefault(variable, "1");
    }

    private static Set<String> names(HandlerMethod handler) {
        Set<String> names = new LinkedHashSet<>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            Class<?> type = parameter.getParameterType();
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null)
                names.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
            else if (type.isRecord() && type.getName().startsWith("org.broadsheet"))
                for (RecordComponent component : type.getRecordComponents()) names.add(component.getName());
        }
        return names;
    }

    private static Set<String> variables(String pattern) {
        Set<String> variables = new LinkedHashSet<>();
        Matcher each =
                Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{[^}]*\\})*)?\\}").matcher(pattern);
        while (each.find()) variables.add(each.group(1));
        return variables;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
