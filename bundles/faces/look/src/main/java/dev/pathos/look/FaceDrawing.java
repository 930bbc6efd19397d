package dev.pathos.look;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.look.Seen.State;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws into a picture what is seen of the face in it.
 *
 * @param seen the track
 * @param lettering writes
 */
record FaceDrawing(Seen seen, Lettering lettering) {
    private static final Color OUTLINE = new Color(0, 0, 0, 120);

    /** In smaller pictures points and axes would cover the lines of the face. */
    private static final double POINTED = 1.2;

    private static final int OUTER_RIGHT = 36;
    private static final int OUTER_LEFT = 45;
    private static final int NOSE = 30;

    /**
     * Draws.
     *
     * @param g where, with the picture's upper left corner at the origin
     * @param width pixels of the picture as it is drawn
     * @param height pixels
     * @param scale pixels drawn per pixel of the video
     * @param frame the track's frame; -1 for none
     */
    void draw(Graphics2D g, int width, int height, double scale, int frame) {
        State state = seen.state(frame);
        Graphics2D clipped = (Graphics2D) g.create();
        clipped.clipRect(0, 0, width, height);
        double weight = Math.max(1, Math.min(width, height) / 320.);
        if (state == State.FACE || state == State.UNCERTAIN) {
            Color color = Palette.confidence(seen.track().confidence()[frame]);
            box(clipped, scale, frame, color, weight);
            landmarks(clipped, scale, frame, color, weight);
            pose(clipped, scale, frame, weight);
        }
        if (state != State.FACE) {
            new Mark(state, lettering).draw(clipped, width, height);
        }
        clipped.dispose();
    }

    private void box(Graphics2D g, double scale, int frame, Color color, double weight) {
        Rectangle2D box = box(frame);
        if (box == null) {
            return;
        }
        Rectangle2D drawn =
                new Rectangle2D.Double(
                        box.getX() * scale,
                        box.getY() * scale,
                        box.getWidth() * scale,
                        box.getHeight() * scale);
        outlined(g, drawn, color, 1.4 * weight);
    }

    /** The box of a face in pixels of the video, or null. */
    private Rectangle2D box(int frame) {
        double x = seen.measure("face_x", frame);
        double y = seen.measure("face_y", frame);
        double w = seen.measure("face_width", frame);
        double h = seen.measure("face_height", frame);
        return Double.isFinite(x + y + w + h) ? new Rectangle2D.Double(x, y, w, h) : null;
    }

    private void landmarks(Graphics2D g, double scale, int frame, Color color, double weight) {
        FaceTrack track = seen.track();
        if (!track.hasLandmarks()) {
            return;
        }
        Path2D lines = Contours.of(track, frame, scale);
        outlined(g, lines, color, 1.3 * weight);
        if (weight < POINTED) {
            return;
        }
        double size = 2.4 * weight;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            int at = frame * FaceTrack.POINTS + p;
            double x = track.x()[at] * scale;
            double y = track.y()[at] * scale;
            g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    private void pose(Graphics2D g, double scale, int frame, double weight) {
        double pitch = seen.measure("pose_Rx", frame);
        double yaw = seen.measure("pose_Ry", frame);
        double roll = seen.measure("pose_Rz", frame);
        double[] origin = origin(frame);
        if (!Double.isFinite(pitch + yaw + roll) || origin == null) {
            return;
        }
        HeadAxes axes = HeadAxes.of(pitch, yaw, roll);
        double x = origin[0] * scale;
        double y = origin[1] * scale;
        double length = origin[2] * scale;
        double thin = 1.6 * weight;
        if (weight >= POINTED) {
            double half = .5 * length;
            outlined(g, axis(x, y, axes.rightX(), axes.rightY(), half), Palette.ORANGE, thin);
            outlined(g, axis(x, y, axes.downX(), axes.downY(), half), Palette.GREEN, thin);
        }
        outlined(g, axis(x, y, axes.outX(), axes.outY(), length), Palette.PURPLE, 2 * thin);
        double tip = 3 * thin;
        g.fill(
                new Ellipse2D.Double(
                        x + axes.outX() * length - tip / 2,
                        y + axes.outY() * length - tip / 2,
                        tip,
                        tip));
    }

    private static Line2D axis(double x, double y, double dx, double dy, double length) {
        return new Line2D.Double(x, y, x + dx * length, y + dy * length);
    }

    /** Where axes begin, and how long they are, in pixels of the video; null if unknown. */
    private double[] origin(int frame) {
        FaceTrack track = seen.track();
        if (track.hasLandmarks()) {
            int at = frame * FaceTrack.POINTS;
            double eyes =
                    Math.hypot(
                            track.x()[at + OUTER_LEFT] - track.x()[at + OUTER_RIGHT],
                            track.y()[at + OUTER_LEFT] - track.y()[at + OUTER_RIGHT]);
            double height =
                    Math.hypot(
                            track.x()[at + 8] - track.x()[at + 27],
                            track.y()[at + 8] - track.y()[at + 27]);
            // Of a face in profile the eyes are close to each other.
            return new double[] {
                track.x()[at + NOSE], track.y()[at + NOSE], Math.max(eyes, .8 * height)
            };
        }
        Rectangle2D box = box(frame);
        return box == null
                ? null
                : new double[] {box.getCenterX(), box.getCenterY(), .6 * box.getWidth()};
    }

    /** Draws a line that stands out from light and dark. */
    private static void outlined(Graphics2D g, Shape shape, Color color, double thickness) {
        g.setStroke(stroke(2.2 * thickness));
        g.setColor(OUTLINE);
        g.draw(shape);
        g.setStroke(stroke(thickness));
        g.setColor(color);
        g.draw(shape);
    }

    static BasicStroke stroke(double thickness) {
        return new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
