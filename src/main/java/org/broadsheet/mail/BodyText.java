package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The two kinds of text in a body, and how a value enters each. */
enum BodyText {
    PLAIN("plain") {
        @Override
        String enter(String value) {
            return value;
        }
    },
    HTML("html") {
        @Override
        String enter(String value) {
            return escaped(value);
        }
    };

    private final String subtype;

    BodyText(String subtype) {
        this.subtype = subtype;
    }

    abstract String enter(String value);

    String subtype() {
        return subtype;
    }

    byte[] octets(String value) {
        return enter(withLineEnds(value)).getBytes(UTF_8);
    }

    /** With CRLF, and without empty lines at the end, which DKIM would have to take off. */
    static String canonical(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) end--;
        return withLineEnds(text.substring(0, end));
    }

    private static String withLineEnds(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) return text;
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
