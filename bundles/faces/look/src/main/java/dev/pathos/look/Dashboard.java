package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.look.Lettering.Style;
import dev.pathos.look.Seen.State;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** What stands beside a picture of the video: time, state, confidence, and bars of what is seen. */
final class Dashboard {
    static final int WIDTH = 340;

    private static final int PAD = 16;
    private static final int HEAD = 132;
    private static final double ACTIVE = 1;
    private static final Style CLOCK = Style.bold(26);
    private static final Style STATE = Style.bold(15);
    private static final List<String> POSE = List.of("pose_Rx", "pose_Ry", "pose_Rz");

    private static final List<FaceRegion> REGIONS =
            List.of(FaceRegion.ALL, FaceRegion.UPPER, FaceRegion.LOWER);

    private final Scene scene;
    private final Lettering lettering;
    private final List<String> units;
    private final double roof;

    Dashboard(Scene scene, Lettering lettering) {
        this.scene = scene;
        this.lettering = lettering;
        units = UnitsPanel.units(scene.seen().track());
        roof = scene.motion().roof(scene.from(), scene.to());
    }

    /** Pixels that it needs. */
    int height() {
        return HEAD
                + rows(moving() ? REGIONS.size() : 0)
                + rows(units.size())
                + rows(posed() ? POSE.size() : 0)
                + PAD;
    }

    private static int rows(int count) {
        return count == 0 ? 0 : Gauges.TITLE + count * Gauges.ROW;
    }

    private boolean moving() {
        return !scene.motion().regions().isEmpty();
    }

    private boolean posed() {
        return scene.seen().track().measures().containsKey(POSE.get(0));
    }

    /**
     * Draws it.
     *
     * @param g where
     * @param x pixels of its left edge
     * @param frame the track's frame; -1 for none
     * @param seconds when the picture is shown
     */
    void draw(Graphics2D g, int x, int frame, double seconds) {
        Gauges gauges = new Gauges(lettering, x + PAD, WIDTH - 2 * PAD);
        head(g, gauges, frame, seconds);
        int y = HEAD;
        if (moving()) {
            y = motion(g, gauges, y, seconds);
        }
        if (!units.isEmpty()) {
            y = units(g, gauges, y, frame);
        }
        if (posed()) {
            pose(g, gauges, y, frame);
        }
    }

    private void head(Graphics2D g, Gauges gauges, int frame, double seconds) {
        int x = gauges.x();
        int right = x + gauges.width();
        lettering.draw(g, Words.seconds(seconds), x, 36, CLOCK, Palette.NIGHT_INK);
        String end = "of " + Words.seconds(scene.to());
        lettering.right(g, end, right, 36, Gauges.TEXT, Palette.NIGHT_FAINT);
        State state = scene.seen().state(frame);
        g.setColor(ValidityPanel.color(state));
        g.fill(new Rectangle2D.Double(x, 50, gauges.width(), 24));
        Color ink = state == State.FACE || state == State.LOST ? Color.WHITE : Palette.INK;
        lettering.draw(g, state.words(), x + 8, 67, STATE, ink);
        double confidence = frame < 0 ? 0 : scene.seen().track().confidence()[frame];
        lettering.draw(g, "confidence", x, 98, Gauges.TEXT, Palette.NIGHT_FAINT);
        if (frame >= 0) {
            String text = Words.value(confidence);
            lettering.right(g, text, right, 98, Gauges.TEXT, Palette.NIGHT_INK);
        }
        gauges.wide(g, 104, confidence, Seen.CONFIDENCE, Palette.confidence(confidence));
    }

    private int motion(Graphics2D g, Gauges gauges, int upper, double seconds) {
        int y = gauges.title(g, "motion, 0 to " + Words.plain(roof), upper);
        for (FaceRegion region : REGIONS) {
            gauges.name(g, TimelinePanels.REGIONS.get(region), y, Palette.NIGHT_FAINT);
            Color color =
                    switch (region) {
                        case ALL -> Palette.NIGHT_INK;
                        case UPPER -> Palette.SKY;
                        case LOWER -> Palette.ORANGE;
                    };
            gauges.bar(g, y, scene.motion().at(region, seconds) / roof, color);
            y += Gauges.ROW;
        }
        return y;
    }

    private int units(Graphics2D g, Gauges gauges, int upper, int frame) {
        int y = gauges.title(g, "action units, 0 to 5", upper);
        FaceTrack track = scene.seen().track();
        if (!track.presence().isEmpty()) {
            gauges.key(g, "present", y);
        }
        boolean counts = scene.seen().state(frame) == State.FACE;
        for (String unit : units) {
            float[] intensity = track.intensity().get(unit);
            float[] presence = track.presence().get(unit);
            boolean present = counts && presence != null && presence[frame] >= .5;
            boolean active = counts && intensity != null && intensity[frame] >= ACTIVE;
            Color ink = active || present ? Palette.NIGHT_INK : Palette.NIGHT_FAINT;
            gauges.name(g, Words.actionUnit(unit), y, ink);
            if (intensity != null) {
                double share = counts ? intensity[frame] / UnitsPanel.MOST : 0;
                gauges.bar(g, y, share, active ? Palette.SKY : Palette.FAINT);
            }
            if (present) {
                gauges.mark(g, y);
            }
            y += Gauges.ROW;
        }
        return y;
    }

    private void pose(Graphics2D g, Gauges gauges, int upper, int frame) {
        int y = gauges.title(g, "head pose", upper);
        boolean counts = scene.seen().state(frame) == State.FACE;
        for (String name : POSE) {
            gauges.name(g, TimelinePanels.POSE.get(name), y, Palette.NIGHT_FAINT);
            double degrees = Math.toDegrees(scene.seen().measure(name, frame));
            if (counts && Double.isFinite(degrees)) {
                gauges.value(g, String.format(Locale.ROOT, "%+.0f°", degrees), y);
            }
            y += Gauges.ROW;
        }
    }
}
