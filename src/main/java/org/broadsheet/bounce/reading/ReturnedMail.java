package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that came back, put in order: its own header, what is said about our letter, and what is left of the letter.
 *
 * @param words what is said to people, in the order it stands, without the letter
 * @param statuses the machine's report (RFC 3464), empty where there is none
 * @param original the header of the letter that came back, as far as it is there
 * @param rest the letter that came back, as far as it is there
 */
record ReturnedMail(Fields fields, List<Part> leaves, String words, String statuses, Fields original, String rest) {
    private static final int MOST_WORDS = 64 * 1024;
    private static final Pattern LETTER = Pattern.compile("""
            (?imx)^ [ \\t]*+ (?:
              [-=_*\\#>\\x20\\t]*+ (?:
                  (?:below \\s this \\s line|enclosed|included|attached|(?:this|here|below|following) \\s is) \\s (?:is \\s)? (?:a|the) \\s copy \\b .*
                | (?:your \\s|the \\s|an? \\s)? original \\s (?:message|mail|e-?mail) (?:\\s (?:headers?|text|body|follows|as \\s follows|below|is \\s included))? [ \\t]*+ [-=_:.]*+ [ \\t]*+
                | original \\s (?:message|mail) \\s (?:headers? |follows|as \\s follows) .*
                | (?:the \\s)? (?:message|mail) \\s (?:headers?|text|body|contents?) \\s follows? .*
                | (?:the \\s)? headers? \\s (?:of|from) \\s (?:the|your) \\s original .*
                | (?:unsent|returned|undelivered|bounced) \\s (?:message|mail) (?:\\s (?:follows|below|begins))? [ \\t]*+ [-=_:.]*+ [ \\t]*+
                | copy \\s of \\s (?:the|your) \\s (?:original \\s)? message .*
                | (?:begin|start|beginning) \\s (?:of \\s)? (?:returned|original|forwarded) \\s message .*
                | (?:urspr\\S+ngliche \\s nachricht|message \\s (?:d.origine|original)|mensaje \\s original|messaggio \\s originale|mensagem \\s original) .{0,40}
                | (?:исходное|оригинальное) \\s (?:сообщение|письмо) .{0,40} | (?:оригінальний|початковий) \\s лист .{0,40} | оригінальне \\s повідомлення .{0,40}
                | 元のメッセージ .{0,40} | 原始邮件 .{0,40} | 原邮件 .{0,40}
              )
              | (?:received|return-path|x-received|dkim-signature|arc-seal|message-id) [ \\t]*+ : .*
            ) $""");

    private static final Pattern SUBJECT = Pattern.compile(
            "(?imU)\\b(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|předmět|ämne|emne|aihe|konu|тема|件名|主题|主旨|제목)\\b(?: of (?:the|your) message(?: is)?)?[ \\t]?[:：].*+");

    static ReturnedMail of(byte[] octets) {
        Part mail = MimeReader.part(Part.Lines.of(octets));
        List<Part> leaves = MimeReader.of(mail);
        String said = Part.Lines.folded(said(leaves));
        Matcher letter = LETTER.matcher(said);
        int cut = letter.find() ? letter.start() : said.length();
        String rest = said.substring(cut) + "\n" + Part.Lines.folded(enclosed(leaves));
        Fields original = header(rest);
        String words = withoutSubject(said.substring(0, cut), Words.decoded(original.get("Subject")));
        return new ReturnedMail(mail.fields(), leaves, words, statuses(leaves), original, rest);
    }

    // A newsroom's headlines speak of viruses and policy: a quoted subject is never a reason.
    private static String withoutSubject(String words, String subject) {
        String without = SUBJECT.matcher(words).replaceAll("");
        return subject.isBlank() ? without : without.replace(subject.strip(), "");
    }

    private static String said(List<Part> leaves) {
        List<Part> before = leaves.stream().takeWhile(p -> !p.isOriginal()).toList();
        String plain = join(before, "text/plain");
        return plain.isBlank() ? Html.words(join(before, "text/html")) : plain;
    }

    private static String join(List<Part> parts, String type) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (text.length() > MOST_WORDS) break;
            if (part.type().equals(type) || (type.equals("text/plain") && unsplit(part))) {
                text.append(part.text()).append('\n');
            }
        }
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text.toString();
    }

    // What calls itself multipart and could not be taken apart is text that a person could read.
    private static boolean unsplit(Part part) {
        return part.type().startsWith("multipart/");
    }

    private static String statuses(List<Part> leaves) {
        StringBuilder all = new StringBuilder();
        leaves.stream().filter(Part::isStatus).forEach(p -> all.append(p.text()).append("\n\n"));
        return all.toString();
    }

    private static String enclosed(List<Part> leaves) {
        StringBuilder all = new StringBuilder();
        leaves.stream().filter(Part::isOriginal).forEach(p -> all.append(p.text())
                .append('\n'));
        return all.toString();
    }

    /** The first block of lines that is a header, whatever the words before it. */
    private static Fields header(String rest) {
        for (String block : rest.strip().split("\n[ \t]*\n", 8)) {
            Fields fields = Fields.of(block);
            if (fields.has("From") || fields.has("Message-ID") || fields.has("Received")) return fields;
        }
        return Fields.of("");
    }

    /** The first mail inside this one, whole; empty where there is none. */
    String enclosedMail() {
        return leaves.stream()
                .filter(p -> p.type().equals("message/rfc822"))
                .map(Part::body)
                .findFirst()
                .orElse("");
    }

    String from() {
        return fields.get("From");
    }

    String subject() {
        return Words.decoded(fields.get("Subject"));
    }

    boolean hasReport() {
        return !statuses.isBlank();
    }

    /** The words of an HTML part, roughly: enough for rules, never shown to anybody. */
    static final class Html {
        private static final Pattern UNSEEN =
                Pattern.compile("(?is)<(style|script|head)\\b.*?(</\\1>|\\z)|<!--.*?(-->|\\z)");
        private static final Pattern BREAK =
                Pattern.compile("(?i)<(?:br|/?p|/?div|/?tr|/?li|/?h\\d|/?table)\\b[^<>]*>");
        private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?][^<>]*>");

        private Html() {}

        static String words(String html) {
            String text = UNSEEN.matcher(html).replaceAll(" ");
            text = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll(" ");
            return text.replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replaceAll("&#0*39;|&apos;|&rsquo;|&#8217;", "'")
                    .replace("&amp;", "&");
        }
    }
}
