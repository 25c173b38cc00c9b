package org.broadsheet.console;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A letter as a page of its own, for a frame within a page of ours: it may show pictures and nothing else. */
public final class Sandbox {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final String POLICY =
            "default-src 'none'; img-src *; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    private Sandbox() {}

    public static ResponseEntity<String> page(String html) {
        return answer(html, HTML);
    }

    /** The same for a letter that is plain text. */
    public static ResponseEntity<String> text(String text) {
        return answer(text, TEXT);
    }

    private static ResponseEntity<String> answer(String body, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
