package org.broadsheet.console.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.broadsheet.console.server.RefusedBody.Reason;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the body of every request, whatever its path, before anything reads it: its length, its speed, how many are
 * waited for at once, and whether it may have parts. A valve and not a servlet filter, since Tomcat itself reads forms and
 * parts, past any filter.
 *
 * <p>The fields of a request are read here, too: where they cannot be, that is 400 and nothing of it reaches the log.
 */
class BodyLimitValve extends ValveBase {
    private static final Logger log = LoggerFactory.getLogger(BodyLimitValve.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String RETRY_SECONDS = "10";

    private final BodyReaders readers;
    private final long upload;
    private final Duration timeout;

    /**
     * What may come as the body of a request.
     *
     * @param octets the most, as they arrive
     * @param fields whether the fields of a form may come; where not, nobody reads the octets but who asked for them
     * @param multipart whether the body may have parts at all
     * @param guarded whether none of it is read before {@link UploadGuard} says so
     */
    record BodyLimit(long octets, boolean fields, boolean multipart, boolean guarded) {
        private static final int KILO = 1024;
        private static final BodyLimit PAGE = new BodyLimit(64 * KILO, true, false, false);
        private static final BodyLimit API = new BodyLimit(64 * KILO, false, false, false);
        private static final BodyLimit HOOK = new BodyLimit(1024 * KILO, false, false, false);
        // Providers may send the one-click form in either encoding (RFC 8058, section 3.1).
        private static final BodyLimit ONE_CLICK = new BodyLimit(8 * KILO, true, true, false);

        static final String UPLOADS = "/console/members/import";

        /**
         * @param path decoded and normalised; null where that was not possible
         * @param upload the most octets of an uploaded file with its form
         */
        static BodyLimit of(String method, @Nullable String path, long upload) {
            if (path == null) return PAGE;
            boolean post = method.equals("POST");
            if (path.startsWith("/hooks/")) return HOOK;
            if (path.startsWith("/api/")) return API;
            if (post && path.startsWith("/unsubscribe/")) return ONE_CLICK;
            if (post && path.equals(UPLOADS)) return new BodyLimit(upload, true, true, true);
            return PAGE;
        }
    }

    /** @param upload the most octets of an uploaded file with its form */
    BodyLimitValve(BodyReaders readers, long upload, Duration timeout) {
        super(true);
        this.readers = readers;
        this.upload = upload;
        this.timeout = timeout;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!request.getCoyoteRequest().isFinished()) withBody(request, response);
        else if (readsFields(request)) getNext().invoke(request, response);
        else answer(request, response, Reason.MALFORMED);
    }

    private void withBody(Request request, Response response) throws IOException, ServletException {
        BodyLimit limit = BodyLimit.of(request.getMethod(), request.getDecodedRequestURI(), upload);
        MeteredBody body = new MeteredBody(
                request.getCoyoteRequest(),
                limit,
                readers,
                Network.of(request.getRemoteAddr()),
                () -> UploadGuard.isAllowed(request),
                timeout);
        request.getCoyoteRequest().setInputBuffer(body);
        if (!limit.fields()) asJson(request);
        try {
            Reason early = early(request, limit);
            if (early == null && !limit.guarded() && !readsFields(request)) early = Reason.MALFORMED;
            if (early == null) getNext().invoke(request, response);
            Reason reason = body.refused() == null ? early : body.refused();
            if (reason != null) answer(request, response, reason);
            finish(request, response, body);
        } finally {
            body.end();
        }
    }

    // What "curl -d" calls a form: read as one, its octets would be gone before they are proved or parsed.
    private static void asJson(Request request) {
        String type = request.getContentType();
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM))
            request.getCoyoteRequest().setContentType("application/json");
    }

    private static @Nullable Reason early(Request request, BodyLimit limit) {
        if (request.getContentLengthLong() > limit.octets()) return Reason.TOO_LARGE;
        String type = request.getContentType();
        boolean parts = type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
        return parts && !limit.multipart() ? Reason.PARTS : null;
    }

    /** False also where the body is refused meanwhile. */
    private static boolean readsFields(Request request) throws IOException {
        try {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            return request.getParameterMap().entrySet().stream().noneMatch(BodyLimitValve::hasNul);
        } catch (InvalidParameterException | RefusedBody e) {
            return false;
        }
    }

    // PostgreSQL has no text with it, and no field of ours a use.
    private static boolean hasNul(Map.Entry<String, String[]> field) {
        return field.getKey().indexOf('\0') >= 0
                || Arrays.stream(field.getValue()).anyMatch(value -> value.indexOf('\0') >= 0);
    }

    private static void answer(Request request, Response response, Reason reason) throws IOException {
        log.debug("request refused reason={}", reason);
        if (response.isCommitted()) return;
        response.reset();
        request.removeAttribute("jakarta.servlet.error.exception");
        response.setStatus(reason.status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (reason.isPassing()) response.setHeader("Retry-After", RETRY_SECONDS);
        if (!request.getCoyoteRequest().isFinished()) response.setHeader("Connection", "close");
        byte[] words = (reason.words(request.getLocale()) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(words.length);
        response.getOutputStream().write(words);
    }

    /** The answer first, then what is left of the body; what is left after that ends the connection. */
    private static void finish(Request request, Response response, MeteredBody body) throws IOException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        if (request.isAsync() || coyote.isFinished()) return;
        response.finishResponse();
        boolean waits = coyote.hasExpectation() && coyote.getBytesRead() == 0;
        if (waits || !body.drain(DRAIN)) coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
}
