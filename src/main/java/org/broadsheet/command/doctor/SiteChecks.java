package org.broadsheet.command.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The public address of the pages, as members and mailbox providers see it. */
final class SiteChecks {
    private static final String CHECK = "one-click";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NOBODY = "doctor-asks-whether-this-is-reached";

    private SiteChecks() {}

    /** Whether one-click unsubscribing (RFC 8058) reaches us by our public name: a token of nobody must be refused, not led on. */
    static DoctorFinding oneClick(String site) {
        String set = "set broadsheet.site.url to the https address that members reach";
        if (site.isBlank()) return DoctorFinding.broken(CHECK, "broadsheet.site.url is not set", set);
        URI address = URI.create(site.replaceFirst("/+$", "") + "/unsubscribe/" + NOBODY);
        try {
            DoctorFinding found = judged(address, post(address));
            boolean secret = site.startsWith("https://");
            if (secret || found.verdict() != DoctorFinding.Verdict.FINE) return found;
            return DoctorFinding.warning(CHECK, "one-click needs https (RFC 8058), not " + site, set);
        } catch (SSLException e) {
            return DoctorFinding.broken(CHECK, site + ": " + e.getMessage(), "mend the certificate of the site");
        } catch (IOException e) {
            String words = site + " is not reached from here: " + e;
            return DoctorFinding.broken(CHECK, words, "start serve, and look at the proxy, the name and the firewall");
        }
    }

    private static HttpResponse<Void> post(URI address) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static DoctorFinding judged(URI address, HttpResponse<Void> answer) {
        int code = answer.statusCode();
        String words = "POST " + address + " is answered with " + code;
        if (code == 404 || code == 410)
            return DoctorFinding.fine(CHECK, "unsubscribing reaches us at " + address.getHost());
        if (code / 100 == 3) {
            String to = answer.headers().firstValue("Location").orElse("somewhere else");
            return DoctorFinding.broken(
                    CHECK,
                    words + ", a redirect to " + to + ", which mailbox providers do not follow",
                    "set broadsheet.site.url to the address in its last form, or take the redirect out of the proxy");
        }
        if (code == 401 || code == 403 || code == 405 || code == 429)
            return DoctorFinding.broken(CHECK, words, "let the proxy or firewall pass POST /unsubscribe/** unasked");
        if (code / 100 == 5) return DoctorFinding.broken(CHECK, words, "start serve, and look at the proxy before it");
        return DoctorFinding.broken(CHECK, words + ": that is not us", "lead this name to Broadsheet's web port");
    }

    static DoctorFinding privacy(@Nullable URI notice) {
        return notice == null
                ? DoctorFinding.warning(
                        "privacy",
                        "no privacy notice is named, which the GDPR wants wherever an address is asked for",
                        "set broadsheet.newsroom.links.privacy")
                : DoctorFinding.fine("privacy", "the notice is at " + notice);
    }
}
