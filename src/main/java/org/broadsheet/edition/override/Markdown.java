package org.broadsheet.edition.override;

import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** The editor's note: paragraphs, lists, emphasis and links of Markdown; all else is shown as it was typed. */
public final class Markdown {
    private static final Parser PARSER =
            Parser.builder().enabledBlockTypes(Set.of(ListBlock.class)).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(false)
            .build();

    private Markdown() {}

    /** Sanitised HTML; null where nothing was typed. */
    public static @Nullable String html(@Nullable String markdown) {
        if (markdown == null || markdown.isBlank()) return null;
        Node document = PARSER.parse(markdown);
        document.accept(new WithoutPictures());
        return RENDERER.render(document).strip();
    }

    /** A picture would be fetched from wherever the note says; its words stay. */
    private static final class WithoutPictures extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            while (image.getFirstChild() != null) image.insertBefore(image.getFirstChild());
            image.unlink();
        }
    }
}
