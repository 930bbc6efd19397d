package dev.pathos.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Elements and escaped text, well-formed as HTML and as XML.
 *
 * <p>Everything that comes from files goes through {@link #text} or an attribute, so that a class
 * named {@code <b>} is a name and not an element.
 */
final class Markup {
    private static final Set<String> BLOCKS =
            Set.of("p", "tr", "li", "h1", "h2", "h3", "table", "svg", "section", "div", "g");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are pairs of name and value, a null value leaves one out. */
    Markup start(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup end() {
        String name = open.pop();
        out.append("</").append(name).append('>');
        if (BLOCKS.contains(name)) {
            out.append('\n');
        }
        return this;
    }

    /** An element without content: void in HTML, or a shape of SVG. */
    Markup leaf(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String name, Object content, Object... attributes) {
        return start(name, attributes).text(content).end();
    }

    /** Text, escaped. */
    Markup text(Object content) {
        escape(String.valueOf(content));
        return this;
    }

    /** The bundle's own style sheet: the one text that must not be escaped. */
    Markup style(String sheet) {
        out.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    /** Everything of another, whose elements must all be closed. */
    Markup add(Markup other) {
        if (!other.open.isEmpty()) {
            throw new IllegalStateException("open: " + other.open);
        }
        out.append(other.out);
        return this;
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(value(attributes[i + 1]));
                out.append('"');
            }
        }
    }

    private static String value(Object attribute) {
        return attribute instanceof Double d ? Svg.number(d) : String.valueOf(attribute);
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> out.append("&amp;");
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '"' -> out.append("&quot;");
                                default -> out.appendCodePoint(legal(c) ? c : 0xFFFD);
                            }
                        });
    }

    /** The characters that XML 1.0 (section 2.2) allows. */
    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
