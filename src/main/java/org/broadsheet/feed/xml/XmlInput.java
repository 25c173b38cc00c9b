package org.broadsheet.feed.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prepares what people publish as XML for jsoup's parser, in one pass: ampersands and brackets that are text are
 * escaped, characters that XML forbids, comments and the DTD are dropped, elements that HTML leaves open are closed. It
 * bounds what the parser builds: elements, depth, namespace prefixes.
 */
final class XmlInput {
    private static final int MOST_ELEMENTS = 300_000;
    private static final int MOST_PREFIXES = 200;
    private static final int DEEPEST = 200;
    private static final String CDATA = "<![CDATA[";
    private static final Set<String> EMPTY = Set.of("area", "br", "col", "embed", "hr", "img", "input", "param", "wbr");
    private static final Set<String> ENDED_BY_NEXT =
            Set.of("p", "li", "dt", "dd", "td", "th", "tr", "item", "entry", "category");
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel");
    private static final Pattern END_OF_ITEM = Pattern.compile("</(?:[a-z]{1,20}:)?(?:item|entry|channel)>\\s*+$");
    private static final Pattern PREFIX = Pattern.compile("\\sxmlns:([^\\s=>/]{1,100})", Pattern.CASE_INSENSITIVE);

    private final String in;
    private final StringBuilder out;
    private final References references = new References();
    private final List<String> open = new ArrayList<>();
    private final Set<String> prefixes = new HashSet<>();
    private @Nullable String root;
    private int elements;
    private boolean commentsEnd = true;
    private int at;

    private XmlInput(String in) {
        this.in = in;
        this.out = new StringBuilder(in.length() + 512);
    }

    /**
     * The text for the parser.
     *
     * @throws Unreadable where it is cut off, exceeds a bound, or has a DTD that declares more than characters
     */
    static String prepared(String text) throws Unreadable {
        return new XmlInput(text).run();
    }

    private String run() throws Unreadable {
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == '&') at = references.mend(in, at, out);
            else if (c == '<') markup();
            else character();
        }
        if (root != null && open.contains(root) && !isCompleteWithoutEnd())
            throw new Unreadable(
                    "is cut off at line " + line(in.stripTrailing().length()) + ": <" + root + "> is never closed");
        return out.toString();
    }

    // Nothing is lost where only the end tags of the feed itself are missing.
    private boolean isCompleteWithoutEnd() {
        boolean wraps = open.stream().allMatch(name -> ROOTS.contains(local(name)));
        return wraps
                && END_OF_ITEM
                        .matcher(out.substring(Math.max(0, out.length() - 200)))
                        .find();
    }

    private void markup() throws Unreadable {
        if (in.startsWith("<!--", at)) comment();
        else if (in.startsWith(CDATA, at)) cdata();
        else if (in.startsWith("<?", at)) instruction();
        else if (in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) doctype();
        else if (isName(at + 1)) startTag();
        else if (in.startsWith("</", at) && isName(at + 2)) endTag();
        else escape();
    }

    private void escape() {
        out.append("&lt;");
        at++;
    }

    private void comment() {
        int end = commentsEnd ? in.indexOf("-->", at + 2) : -1;
        // One that never ends must not hide the items behind it; each search for its end reads all of the rest.
        commentsEnd = end >= 0;
        at = commentsEnd ? end + 3 : at + 4;
    }

    private void instruction() {
        int end = in.indexOf('>', at);
        at = end < 0 ? in.length() : end + 1;
    }

    private void cdata() {
        int end = cdataEnd();
        boolean closed = in.startsWith("]]>", end);
        out.append("<![CDATA[");
        at += CDATA.length();
        while (at < end) character();
        out.append("]]>");
        at = closed ? end + 3 : end;
    }

    // Where the end was forgotten, the element's own end tag is the end.
    private int cdataEnd() {
        int end = in.indexOf("]]>", at);
        int next = in.indexOf(CDATA, at + CDATA.length());
        if (end >= 0 && (next < 0 || next > end)) return end;
        int tag = open.isEmpty() ? -1 : in.indexOf("</" + open.get(open.size() - 1) + ">", at);
        boolean forgotten = tag >= 0 && (end < 0 || tag < next);
        return forgotten ? tag : end < 0 ? in.length() : end;
    }

    private void doctype() throws Unreadable {
        int from = at;
        at = doctypeEnd();
        String doctype = in.substring(from, at);
        if (doctype.contains("<!ENTITY")) references.declare(doctype, () -> line(from));
    }

    // The internal subset stands in brackets.
    private int doctypeEnd() {
        int depth = 0;
        char quote = 0;
        for (int i = at; i < in.length(); i++) {
            char c = in.charAt(i);
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == '[') depth++;
            else if (c == ']') depth--;
            else if (c == '>' && depth <= 0) return i + 1;
        }
        return in.length();
    }

    private void startTag() throws Unreadable {
        int end = tagEnd();
        if (end == in.length()) {
            // Cut off within the tag.
            at = end;
            return;
        }
        String name = name(at + 1);
        boolean closed = in.charAt(end - 1) == '/';
        if (ENDED_BY_NEXT.contains(name) && !open.isEmpty() && name.equals(open.get(open.size() - 1))) close(name);
        declare(end);
        if (++elements > MOST_ELEMENTS) throw new Unreadable("has more than " + MOST_ELEMENTS + " elements");
        if (root == null && (ROOTS.contains(local(name)))) root = name;
        write(closed ? end - 1 : end);
        boolean empty = closed || EMPTY.contains(name);
        out.append(empty ? " />" : ">");
        if (!empty) push(name);
        at = in.charAt(end) == '>' ? end + 1 : end;
    }

    private void push(String name) throws Unreadable {
        open.add(name);
        if (open.size() > DEEPEST)
            throw new Unreadable("is not well-formed XML at line " + line(at) + ": <" + name + "> stands more than "
                    + DEEPEST + " elements deep");
    }

    // jsoup copies the declared prefixes for each element.
    private void declare(int end) throws Unreadable {
        Matcher prefix = PREFIX.matcher(in).region(at, end);
        while (prefix.find()) prefixes.add(prefix.group(1));
        if (prefixes.size() > MOST_PREFIXES)
            throw new Unreadable("declares more than " + MOST_PREFIXES + " namespace prefixes");
    }

    private void write(int end) {
        while (at < end) {
            if (in.charAt(at) == '&') at = Math.min(references.mend(in, at, out), end);
            else character();
        }
    }

    private void endTag() {
        String name = name(at + 2);
        int end = in.indexOf('>', at);
        int next = in.indexOf('<', at + 1);
        // The bracket may be missing, at the end of the file above all.
        at = end >= 0 && (next < 0 || end < next) ? end + 1 : next < 0 ? in.length() : next;
        if (open.contains(name)) close(name);
    }

    private void close(String name) {
        int place = open.lastIndexOf(name);
        open.subList(place, open.size()).clear();
        out.append("</").append(name).append('>');
    }

    /** The index of the bracket that ends this tag, of the next tag where it is missing, or of the end. */
    private int tagEnd() {
        char quote = 0;
        char before = 0;
        for (int i = at + 1; i < in.length(); i++) {
            char c = in.charAt(i);
            if (quote != 0) quote = c == quote ? 0 : quote;
            else if ((c == '"' || c == '\'') && before == '=') quote = c;
            else if (c == '>' || c == '<') return i;
            if (!Character.isWhitespace(c)) before = c;
        }
        return in.length();
    }

    private boolean isName(int index) {
        if (index >= in.length()) return false;
        char c = in.charAt(index);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    // As far as jsoup reads a name.
    private String name(int from) {
        int end = from;
        while (end < in.length() && " \t\n\r\f/><".indexOf(in.charAt(end)) < 0) end++;
        return in.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private void character() {
        int c = in.codePointAt(at);
        // XML 1.0, section 2.11: every line end is one line feed.
        if (c == '\r') c = at + 1 < in.length() && in.charAt(at + 1) == '\n' ? 0 : '\n';
        if (References.isCharacter(c)) out.appendCodePoint(c);
        at += Math.max(1, Character.charCount(c));
    }

    private int line(int index) {
        return 1 + (int) in.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
