package dev.pathos.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Text in pictures; on a machine without fonts there is none, and nothing else is different. */
interface Lettering {
    /** Nothing is written, and takes no room. */
    Lettering NONE =
            new Lettering() {
                @Override
                public boolean visible() {
                    return false;
                }

                @Override
                public double width(String text, Style style) {
                    return 0;
                }

                @Override
                public void draw(
                        Graphics2D g, String text, double x, double y, Style style, Color color) {
                    // There is nothing to draw it with.
                }
            };

    /**
     * How text looks.
     *
     * @param size pixels of a line, roughly
     * @param bold whether it is bold
     */
    record Style(int size, boolean bold) {
        static Style plain(int size) {
            return new Style(size, false);
        }

        static Style bold(int size) {
            return new Style(size, true);
        }
    }

    /** Whether anything is written. */
    boolean visible();

    /** The width of a text in pixels. */
    double width(String text, Style style);

    /**
     * Writes.
     *
     * @param g where
     * @param text one line
     * @param x its left edge
     * @param y its base line
     * @param style how
     * @param color in which color
     */
    void draw(Graphics2D g, String text, double x, double y, Style style, Color color);

    /** Writes with the right edge at x. */
    default void right(Graphics2D g, String text, double x, double y, Style style, Color color) {
        draw(g, text, x - width(text, style), y, style, color);
    }

    /** Writes with the middle at x. */
    default void centered(Graphics2D g, String text, double x, double y, Style style, Color color) {
        draw(g, text, x - width(text, style) / 2, y, style, color);
    }

    /** As much of a text as fits, with an ellipsis where something is left out. */
    default String fitted(String text, Style style, double width) {
        if (width(text, style) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).strip() + "…", style) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    /** A text in lines that fit, broken between its parts. */
    default List<String> wrapped(List<String> parts, String between, Style style, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + between + part;
            if (!line.isEmpty() && width(longer, style) > width) {
                lines.add(line);
                longer = part;
            }
            line = longer;
        }
        lines.add(line);
        return lines.stream().map(l -> fitted(l, style, width)).toList();
    }
}
