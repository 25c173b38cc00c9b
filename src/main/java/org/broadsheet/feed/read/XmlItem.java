package org.broadsheet.feed.read;

import org.jsoup.nodes.Element;

/** What RSS and Atom say in different ways about an item. */
interface XmlItem {
    /** Identity, link, title and authors. */
    void fill(RawItem item, Element element);

    /** Content and excerpt, once the base of their addresses is known. */
    void fillTexts(RawItem item, Element element);
}
