package org.broadsheet.console.account;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser that keeps cookies and sends the hidden token of the page it has seen last. */
final class Editor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final String site;
    final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String csrf = "";
    private String[] always = {};

    Editor(String site) {
        this.site = site;
    }

    /** From an address, which a proxy on this machine tells, and with headers of a browser. */
    Editor from(String address, String... headers) {
        always = address.isEmpty() ? headers : new String[] {"X-Forwarded-For", address};
        return this;
    }

    Editor login(String username, String password) throws Exception {
        get("/console/login");
        post("/console/login", "username", username, "password", password);
        get("/console/account");
        return this;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site).resolve(path));
        if (headers.length > 0) request.headers(headers);
        if (always.length > 0) request.headers(always);
        return seen(client.send(request.build(), BodyHandlers.ofString()));
    }

    HttpResponse<String> post(String path, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site).resolve(path));
        request.header("Content-Type", "application/x-www-form-urlencoded");
        if (always.length > 0) request.headers(always);
        request.POST(BodyPublishers.ofString(form(fields) + "&_csrf=" + csrf));
        return seen(client.send(request.build(), BodyHandlers.ofString()));
    }

    /** Where the last answer sends the browser. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    static String form(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2)
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        return form.toString();
    }

    private HttpResponse<String> seen(HttpResponse<String> answer) {
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) csrf = token.group(1);
        return answer;
    }
}
