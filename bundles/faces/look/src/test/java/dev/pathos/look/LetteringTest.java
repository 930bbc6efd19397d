package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.look.Lettering.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetteringTest {
    private static final Style STYLE = Style.plain(12);

    /** Each letter is ten pixels wide. */
    private static class Typewriter implements Lettering {
        @Override
        public boolean visible() {
            return true;
        }

        @Override
        public double width(String text, Style style) {
            return 10 * text.codePointCount(0, text.length());
        }

        @Override
        public void draw(Graphics2D g, String text, double x, double y, Style style, Color color) {
            // A typewriter needs no picture.
        }
    }

    @Test
    void should_be_none_when_java_finds_no_fonts() {
        assertSame(
                Lettering.NONE,
                FontLettering.working(
                        () -> {
                            throw new InternalError("Fontconfig head is null");
                        }));
        assertSame(
                Lettering.NONE,
                FontLettering.working(
                        () -> {
                            throw new NoClassDefFoundError("sun.font.FontManagerFactory");
                        }));
        assertSame(
                Lettering.NONE,
                FontLettering.working(
                        () ->
                                new Typewriter() {
                                    @Override
                                    public double width(String text, Style style) {
                                        throw new NullPointerException();
                                    }
                                }));
        assertSame(Lettering.NONE, FontLettering.working(() -> Lettering.NONE));
        assertTrue(FontLettering.working(Typewriter::new).visible());
    }

    @Test
    void should_take_no_room_when_there_are_no_fonts() {
        assertFalse(Lettering.NONE.visible());
        assertEquals(0, Lettering.NONE.width("abc", STYLE));
        assertEquals("abc", Lettering.NONE.fitted("abc", STYLE, 5));
        Scene scene = Tracks.scene(Tracks.sure(25, 10), 0, 1);
        assertEquals(0, Heading.of(Lettering.NONE, scene, 500).height());
    }

    @Test
    void should_leave_out_what_does_not_fit() {
        Lettering letters = new Typewriter();
        assertEquals("abcde", letters.fitted("abcde", STYLE, 50));
        assertEquals("abc…", letters.fitted("abcde", STYLE, 49));
        assertEquals("…", letters.fitted("abcde", STYLE, 5));
        assertEquals("a…", letters.fitted("a😀bcdef", STYLE, 25));
    }

    @Test
    void should_break_lines_between_parts() {
        Lettering letters = new Typewriter();
        assertEquals(
                List.of("aa bb", "cc dd", "tool…"),
                letters.wrapped(List.of("aa", "bb", "cc", "dd", "toolong"), " ", STYLE, 50));
    }
}
