package org.broadsheet.console.server;

import org.jspecify.annotations.Nullable;

/**
 * What may come as the body of a request.
 *
 * @param octets the most, as they arrive
 * @param multipart whether the body may have parts at all
 * @param guarded whether none of it is read before {@link UploadGuard} says so
 */
record BodyLimit(long octets, boolean multipart, boolean guarded) {
    private static final int KILO = 1024;
    private static final BodyLimit PAGE = new BodyLimit(64 * KILO, false, false);
    private static final BodyLimit HOOK = new BodyLimit(1024 * KILO, false, false);
    // Providers may send the one-click form in either encoding (RFC 8058, section 3.1).
    private static final BodyLimit ONE_CLICK = new BodyLimit(8 * KILO, true, false);

    static final String UPLOADS = "/console/members/import";

    /** Whether what comes is JSON, and never the fields of a form. */
    static boolean isApi(@Nullable String path) {
        return path != null && path.startsWith("/api/");
    }

    /**
     * @param path decoded and normalised; null where that was not possible
     * @param upload the most octets of an uploaded file with its form
     */
    static BodyLimit of(String method, @Nullable String path, long upload) {
        if (path == null) return PAGE;
        boolean post = method.equals("POST");
        if (path.startsWith("/hooks/")) return HOOK;
        if (post && path.startsWith("/unsubscribe/")) return ONE_CLICK;
        if (post && path.equals(UPLOADS)) return new BodyLimit(upload, true, true);
        return PAGE;
    }
}
