package org.broadsheet.console;

import org.broadsheet.edition.Edition;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Preview;
import org.broadsheet.letter.Proofs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A letter as a page of its own, for a frame within a page of ours: it may show pictures and nothing else. */
public final class LetterPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String POLICY =
            "default-src 'none'; img-src %s; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
    private static final String PLAIN = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="%s"><title>Letter</title></head>
            <body style="margin:0;background:%s;color:%s"><pre style="margin:0;padding:20px;font:14px/20px %s">%s</pre></body></html>
            """;

    private LetterPage() {}

    /** As on paper of that kind, with its pictures or without. */
    public static ResponseEntity<String> of(Preview preview, boolean dark, boolean pictures) {
        String html = preview.html();
        return page(html == null ? text(preview, dark) : papered(html, dark), pictures);
    }

    /** Unchanged: the colour scheme is that of the browser. */
    public static ResponseEntity<String> asSent(Preview letter) {
        String html = letter.html();
        return page(html == null ? text(letter, false) : html, true);
    }

    private static String text(Preview letter, boolean dark) {
        return plain(letter.text(), "ui-monospace,Consolas,monospace;white-space:pre;overflow-x:auto", dark);
    }

    /** As members would read it; where the template is broken, the edition's own. */
    public static String subject(Proofs proofs, Edition edition) {
        try {
            return proofs.subject(edition);
        } catch (BrokenTemplate | IllegalStateException e) {
            return edition.content().subject();
        }
    }

    public static ResponseEntity<String> words(String words) {
        return page(plain(words, "Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere", false), false);
    }

    /** Mail programs choose the colour scheme; here the editor does. */
    private static String papered(String html, boolean dark) {
        String scheme = dark ? "dark" : "light";
        return html.replaceAll("@media\\s*\\(prefers-color-scheme:\\s*dark\\)", dark ? "@media all" : "@media not all")
                .replaceAll("content=\"light dark\"", "content=\"" + scheme + "\"")
                .replaceAll("color-scheme:\\s*light dark", "color-scheme:" + scheme);
    }

    /** @param font the end of a style: the face, and how lines break */
    private static String plain(String words, String font, boolean dark) {
        String paper = dark ? "#171614" : "#fbfaf7";
        String ink = dark ? "#ece9e3" : "#1c1b19";
        return PLAIN.formatted(dark ? "dark" : "light", paper, ink, font, HtmlUtils.htmlEscape(words, "UTF-8"));
    }

    private static ResponseEntity<String> page(String html, boolean pictures) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY.formatted(pictures ? "*" : "'none'"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html);
    }
}
