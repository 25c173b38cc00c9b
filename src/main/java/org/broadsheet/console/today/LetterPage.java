package org.broadsheet.console.today;

import org.broadsheet.edition.Edition;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Preview;
import org.broadsheet.letter.Proofs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The letter for a frame in a page of ours, as one would see it who has it in the dark, without pictures, or as text. */
final class LetterPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String POLICY =
            "default-src 'none'; img-src %s; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
    private static final String PLAIN = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="%s"><title>Letter</title></head>
            <body style="margin:0;background:%s;color:%s"><pre style="margin:0;padding:20px;font:14px/20px %s">%s</pre></body></html>
            """;

    private LetterPage() {}

    static ResponseEntity<String> of(Preview preview, View view) {
        boolean dark = view.get("paper").equals("dark");
        String html = preview.html();
        String page = html == null
                ? plain(preview.text(), "ui-monospace,Consolas,monospace;white-space:pre;overflow-x:auto", dark)
                : papered(html, dark);
        return page(page, view.get("pictures").equals("off") ? "'none'" : "*");
    }

    /** As members would read it; where the template is broken, the edition's own. */
    static String subject(Proofs proofs, Edition edition) {
        try {
            return proofs.subject(edition);
        } catch (BrokenTemplate | IllegalStateException e) {
            return edition.content().subject();
        }
    }

    /** What went wrong, where the letter would be. */
    static ResponseEntity<String> words(String words) {
        return page(plain(words, "Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere", false), "'none'");
    }

    /** Every mail program decides by itself; here the editor does. */
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

    private static ResponseEntity<String> page(String html, String pictures) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY.formatted(pictures))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html);
    }
}
