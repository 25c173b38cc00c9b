package org.broadsheet.feed.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/** Finds elements by vocabulary and name, whatever their prefix. */
final class Elements {
    private Elements() {}

    static List<Element> children(Element parent, Vocabulary vocabulary, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(name) && vocabulary.holds(child.getNamespace()))
                .toList();
    }

    static List<Element> descendants(Element parent, Vocabulary vocabulary, String name) {
        return parent.getContent(Filters.element()).stream()
                .flatMap(Elements::all)
                .filter(child -> child.getName().equalsIgnoreCase(name) && vocabulary.holds(child.getNamespace()))
                .toList();
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().stream().flatMap(Elements::all));
    }

    /** RSS's own children of that name. */
    static List<Element> plain(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(name) && Vocabulary.plainRss(child.getNamespace()))
                .toList();
    }

    static List<String> texts(Element parent, Vocabulary vocabulary, String name) {
        return children(parent, vocabulary, name).stream()
                .map(Elements::text)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    static List<String> plainTexts(Element parent, String name) {
        return plain(parent, name).stream()
                .map(Elements::text)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    static @Nullable String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    static String text(Element element) {
        return element.getValue().strip();
    }

    /** The attribute by its name in any case; null where it is missing or blank. */
    static @Nullable String attribute(Element element, String name) {
        return element.getAttributes().stream()
                .filter(a -> a.getNamespace().equals(Namespace.NO_NAMESPACE)
                        && a.getName().equalsIgnoreCase(name))
                .map(Attribute::getValue)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    static String attribute(Element element, String name, String otherwise) {
        String value = attribute(element, name);
        return value == null ? otherwise : value;
    }

    /** The base of relative addresses here: {@code xml:base} of the element and its ancestors. */
    static String base(@Nullable Element element, String source) {
        if (element == null) return source;
        String outer = base(element.getParentElement(), source);
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        String absolute = own == null ? null : Links.absolute(own, outer);
        return absolute == null ? outer : absolute;
    }

    static @Nullable String language(Element element) {
        String own = element.getAttributeValue("lang", Namespace.XML_NAMESPACE);
        return own == null || own.isBlank() ? null : own.strip().toLowerCase(Locale.ROOT);
    }
}
