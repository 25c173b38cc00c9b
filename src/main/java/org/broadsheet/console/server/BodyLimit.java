package org.broadsheet.console.server;

import org.jspecify.annotations.Nullable;

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
