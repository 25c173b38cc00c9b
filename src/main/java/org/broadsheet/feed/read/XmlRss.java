package org.broadsheet.feed.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** What RSS says of an item beyond ROME's model: which link is the story's, and who wrote it. */
final class XmlRss {
    private static final Pattern MAILBOX = Pattern.compile("^\\s*[^\\s@<>()]+@[^\\s@<>()]+\\s*\\(([^)]+)\\)\\s*$");
    private static final Pattern NAMED = Pattern.compile("^\\s*\"?([^<\"]+?)\"?\\s*<[^>]*@[^>]*>\\s*$");

    private XmlRss() {}

    static void fill(RawItem item, Element element) {
        item.guid = guid(element);
        item.link = link(element, item);
        authors(element).forEach(name -> item.authors.add(new Author(name, null, null, null)));
    }

    private static @Nullable String guid(Element element) {
        String guid = Elements.first(Elements.plainTexts(element, "guid"));
        if (guid != null) return guid;
        String id = Elements.first(Elements.texts(element, Vocabulary.ATOM, "id"));
        return id != null ? id : element.getAttributeValue("about", about(element));
    }

    private static Namespace about(Element element) {
        return element.getAttributes().stream()
                .filter(a -> a.getName().equals("about") && Vocabulary.RDF.holds(a.getNamespace()))
                .map(Attribute::getNamespace)
                .findFirst()
                .orElse(Namespace.NO_NAMESPACE);
    }

    private static @Nullable String link(Element element, RawItem item) {
        Stream<String> direct = Stream.concat(
                Elements.texts(element, Vocabulary.FEEDBURNER, "origLink").stream()
                        .filter(Links::isWeb),
                Elements.plainTexts(element, "link").stream());
        return Stream.of(direct, hrefs(element), permalink(element))
                .flatMap(s -> s)
                .filter(link -> Links.absolute(link, item.base) != null)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> hrefs(Element element) {
        return Stream.concat(
                        Elements.plain(element, "link").stream(),
                        Elements.children(element, Vocabulary.ATOM, "link").stream())
                .filter(link -> Elements.attribute(link, "rel", "alternate").equals("alternate"))
                .map(link -> Elements.attribute(link, "href", ""));
    }

    private static Stream<String> permalink(Element element) {
        return Elements.plain(element, "guid").stream()
                .filter(guid -> !Elements.attribute(guid, "isPermaLink", "true").equalsIgnoreCase("false"))
                .map(Elements::text)
                .filter(Links::isWeb);
    }

    private static List<String> authors(Element element) {
        List<String> creators = Elements.texts(element, Vocabulary.DC, "creator");
        List<String> named = creators.isEmpty() ? Elements.plainTexts(element, "author") : creators;
        List<String> found = named.isEmpty() ? Elements.texts(element, Vocabulary.ITUNES, "author") : named;
        List<String> names = found.stream()
                .map(XmlRss::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? atomNames(element) : names;
    }

    private static List<String> atomNames(Element element) {
        return Elements.children(element, Vocabulary.ATOM, "author").stream()
                .flatMap(author -> Elements.texts(author, Vocabulary.ATOM, "name").stream())
                .map(XmlRss::name)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The person of {@code editor@example.org (A. Person)}; a bare address is nobody's name, and not ours to print. */
    static String name(String text) {
        Matcher mailbox = MAILBOX.matcher(text);
        if (mailbox.matches()) return Plain.ofHtml(mailbox.group(1));
        Matcher named = NAMED.matcher(text);
        String name = Plain.ofHtml(named.matches() ? named.group(1) : text).replaceFirst("(?i)^by\\s+", "");
        return name.matches("\\S+@\\S+") ? "" : name;
    }
}
