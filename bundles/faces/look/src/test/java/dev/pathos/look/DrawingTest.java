package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static BufferedImage white(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    /** Whether anything is drawn in a part of an image. */
    private static boolean drawn(BufferedImage image, int x, int y, int width, int height) {
        for (int j = y; j < y + height; j++) {
            for (int i = x; i < x + width; i++) {
                if ((image.getRGB(i, j) & 0xffffff) != 0xffffff) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage curve(Series series) {
        BufferedImage image = white(200, 50);
        Graphics2D g = Brush.of(image);
        new Curve(new Plot(0, 0, 200, 50, 0, 10), 0, 1).draw(g, series, Color.BLACK);
        g.dispose();
        return image;
    }

    /** Half way up, with nothing known from 4 to 6 s. */
    private static Series halves(int count) {
        double[] time = new double[count];
        float[] value = new float[count];
        for (int i = 0; i < count; i++) {
            time[i] = 10. * i / count;
            value[i] = time[i] > 4 && time[i] < 6 ? Float.NaN : .5f;
        }
        return Series.of(time, value);
    }

    @Test
    void should_draw_no_line_through_a_gap_whether_sparse_or_dense() {
        for (int count : new int[] {21, 101, 20_000}) {
            BufferedImage image = curve(halves(count));
            assertTrue(drawn(image, 60, 20, 10, 10), count + " values");
            assertTrue(drawn(image, 140, 20, 10, 10), count + " values");
            assertFalse(drawn(image, 84, 0, 32, 50), count + " values");
        }
    }

    @Test
    void should_draw_a_value_that_is_alone() {
        Series one = Series.of(new double[] {5}, new float[] {.5f});
        assertTrue(drawn(curve(one), 97, 22, 6, 6));
        float no = Float.NaN;
        Series between = Series.of(new double[] {4, 5, 6}, new float[] {no, .5f, no});
        assertTrue(drawn(curve(between), 97, 22, 6, 6));
        assertFalse(drawn(curve(between), 0, 0, 90, 50));
    }

    @Test
    void should_mark_values_beyond_the_axis_at_its_end() {
        Series high = Series.of(new double[] {2, 2.1, 2.2}, new float[] {.5f, 7, .5f});
        BufferedImage image = curve(high);
        assertTrue(drawn(image, 38, 0, 8, 4));
        assertFalse(drawn(image, 60, 0, 140, 50));
    }

    @Test
    void should_place_times_and_levels() {
        Plot plot = new Plot(100, 10, 200, 40, 5, 15);
        assertEquals(100, plot.at(5));
        assertEquals(200, plot.at(10));
        assertEquals(10, plot.level(2, 0, 2));
        assertEquals(30, plot.level(1, 0, 2));
        assertEquals(50, plot.level(-3, 0, 2));
        assertEquals(new Plot(100, 70, 200, 5, 5, 15), plot.rows(70, 5));
    }

    @Test
    void should_join_landmarks_to_nine_lines_of_which_four_are_closed() {
        FaceTrack track = Tracks.landmarks(Tracks.sure(25, 2), 100, 100);
        int lines = 0;
        int closed = 0;
        int points = 0;
        for (PathIterator i = Contours.of(track, 1, 2).getPathIterator(null); !i.isDone(); ) {
            int kind = i.currentSegment(new double[6]);
            lines += kind == PathIterator.SEG_MOVETO ? 1 : 0;
            closed += kind == PathIterator.SEG_CLOSE ? 1 : 0;
            points += kind == PathIterator.SEG_CLOSE ? 0 : 1;
            i.next();
        }
        assertEquals(9, lines);
        assertEquals(4, closed);
        assertEquals(FaceTrack.POINTS, points);
        assertTrue(Contours.of(track, 1, 2).getBounds2D().getMaxX() > 150);
    }

    @Test
    void should_leave_out_landmarks_that_are_not_finite() {
        FaceTrack track = Tracks.landmarks(Tracks.sure(25, 1), 100, 100);
        track.x()[0] = Float.NaN;
        track.y()[36] = Float.POSITIVE_INFINITY;
        assertTrue(Contours.of(track, 0, 1).getBounds2D().getWidth() <= 100);
    }

    @Test
    void should_turn_axes_as_the_head_turns() {
        HeadAxes straight = HeadAxes.of(0, 0, 0);
        assertEquals(1, straight.rightX());
        assertEquals(1, straight.downY());
        assertEquals(0, Math.hypot(straight.outX(), straight.outY()));
        // A nose that turns to the picture's left, one that goes down, a head tilted clockwise.
        assertEquals(-Math.sin(.5), HeadAxes.of(0, .5, 0).outX(), 1e-9);
        assertEquals(Math.cos(.5), HeadAxes.of(0, .5, 0).rightX(), 1e-9);
        assertEquals(Math.sin(.3), HeadAxes.of(.3, 0, 0).outY(), 1e-9);
        assertEquals(Math.sin(.2), HeadAxes.of(0, 0, .2).rightY(), 1e-9);
        assertEquals(-Math.sin(.2), HeadAxes.of(0, 0, .2).downX(), 1e-9);
    }

    @Test
    void should_mark_a_picture_without_a_face_also_without_fonts() {
        Seen seen = Seen.of(Tracks.of(25, .95, -1, .5));
        for (int frame = 0; frame < 3; frame++) {
            BufferedImage image = white(320, 240);
            Graphics2D g = Brush.of(image);
            new FaceDrawing(seen, Lettering.NONE).draw(g, 320, 240, 1, frame);
            g.dispose();
            assertEquals(frame > 0, drawn(image, 0, 0, 320, 240), "frame " + frame);
        }
    }

    @Test
    void should_draw_box_landmarks_and_pose_of_a_face_where_they_are() {
        FaceTrack track = Tracks.landmarks(Tracks.sure(25, 1), 400, 400);
        for (String name : new String[] {"face_x", "face_y"}) {
            track = Tracks.with(track, name, 40);
        }
        track = Tracks.with(track, "face_width", 320);
        track = Tracks.with(track, "face_height", 300);
        BufferedImage image = white(200, 200);
        Graphics2D g = Brush.of(image);
        new FaceDrawing(Seen.of(track), Lettering.NONE).draw(g, 200, 200, .5, 0);
        g.dispose();
        // box, at half of its size
        assertTrue(drawn(image, 18, 60, 5, 5));
        assertTrue(drawn(image, 100, 167, 5, 6));
        assertFalse(drawn(image, 0, 0, 17, 200));
        // landmarks, on a circle of 60 pixels
        assertTrue(drawn(image, 155, 100, 8, 8));
    }

    @Test
    void should_show_certainty_from_vermilion_over_yellow_to_blue() {
        assertEquals(Palette.VERMILION, Palette.confidence(-1));
        assertEquals(Palette.YELLOW, Palette.confidence(.8));
        assertEquals(Palette.SKY, Palette.confidence(1));
        assertEquals(Palette.ORANGE, Palette.confidence(.5));
    }

    @Test
    void should_grow_darker_the_more_intense_a_unit_is() {
        double before = 256 * 3;
        for (int i = 0; i <= 10; i++) {
            Color color = Palette.heat(i / 10.);
            double light = color.getRed() + color.getGreen() + color.getBlue();
            assertTrue(light < before, i + "");
            before = light;
        }
    }
}
