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
    private static final int TITLE_ROW = 30;
    private static final int BAR_ROW = 18;
    private static final int BAR = 10;
    private static final int LABELS = 186;
    private static final double ACTIVE = 1;
    private static final Style CLOCK = Style.bold(26);
    private static final Style STATE = Style.bold(15);
    private static final Style TITLE = Style.bold(13);
    private static final Style TEXT = Style.plain(12);

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
        int height = HEAD + PAD;
        height += moving() ? TITLE_ROW + REGIONS.size() * BAR_ROW : 0;
        height += units.isEmpty() ? 0 : TITLE_ROW + units.size() * BAR_ROW;
        return height + (posed() ? TITLE_ROW + 3 * BAR_ROW : 0);
    }

    private boolean moving() {
        return !scene.motion().regions().isEmpty();
    }

    private boolean posed() {
        return scene.seen().track().measures().containsKey("pose_Rx");
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
        int left = x + PAD;
        head(g, left, frame, seconds);
        int y = HEAD;
        if (moving()) {
            y = motion(g, left, y, seconds);
        }
        if (!units.isEmpty()) {
            y = units(g, left, y, frame);
        }
        if (posed()) {
            pose(g, left, y, frame);
        }
    }

    private void head(Graphics2D g, int x, int frame, double seconds) {
        int width = WIDTH - 2 * PAD;
        lettering.draw(g, Words.seconds(seconds), x, 36, CLOCK, Palette.NIGHT_INK);
        lettering.right(
                g, "of " + Words.seconds(scene.to()), x + width, 36, TEXT, Palette.NIGHT_FAINT);
        State state = scene.seen().state(frame);
        g.setColor(ValidityPanel.color(state));
        g.fill(new Rectangle2D.Double(x, 50, width, 24));
        Color ink = state == State.FACE || state == State.LOST ? Color.WHITE : Palette.INK;
        lettering.draw(g, state.words(), x + 8, 67, STATE, ink);
        double confidence = frame < 0 ? 0 : scene.seen().track().confidence()[frame];
        lettering.draw(g, "confidence", x, 98, TEXT, Palette.NIGHT_FAINT);
        if (frame >= 0) {
            String text = Words.value(confidence);
            lettering.right(g, text, x + width, 98, TEXT, Palette.NIGHT_INK);
        }
        bar(g, x, 104, width, confidence, Palette.confidence(confidence));
        g.setColor(Palette.NIGHT_INK);
        g.fill(new Rectangle2D.Double(x + Seen.CONFIDENCE * width - .5, 101, 1.5, BAR + 6));
    }

    private static void bar(Graphics2D g, int x, int y, int width, double share, Color color) {
        g.setColor(Palette.NIGHT_FIELD);
        g.fill(new Rectangle2D.Double(x, y, width, BAR));
        g.setColor(color);
        double length = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share)) * width;
        g.fill(new Rectangle2D.Double(x, y, length, BAR));
    }

    private int title(Graphics2D g, String text, int x, int y) {
        lettering.draw(g, text, x, y + TITLE_ROW - 10, TITLE, Palette.NIGHT_INK);
        return y + TITLE_ROW;
    }

    private int motion(Graphics2D g, int x, int upper, double seconds) {
        int y = title(g, "motion, 0 to " + Words.plain(roof), x, upper);
        for (FaceRegion region : REGIONS) {
            label(g, Timeline.REGIONS.get(region), x, y);
            double speed = scene.motion().at(region, seconds);
            Color color =
                    switch (region) {
                        case ALL -> Palette.NIGHT_INK;
                        case UPPER -> Palette.SKY;
                        case LOWER -> Palette.ORANGE;
                    };
            bar(g, x + LABELS, y + 1, WIDTH - 2 * PAD - LABELS, speed / roof, color);
            y += BAR_ROW;
        }
        return y;
    }

    private void label(Graphics2D g, String text, int x, int y) {
        lettering.draw(
                g, lettering.fitted(text, TEXT, LABELS - 14), x, y + 10, TEXT, Palette.NIGHT_FAINT);
    }

    private int units(Graphics2D g, int x, int upper, int frame) {
        int y = title(g, "action units, 0 to 5", x, upper);
        if (lettering.visible()) {
            int right = x + WIDTH - 2 * PAD;
            lettering.right(g, "present", right, y - 10, TEXT, Palette.NIGHT_FAINT);
            mark(g, right - lettering.width("present", TEXT) - 10, y - 18);
        }
        FaceTrack track = scene.seen().track();
        boolean counts = scene.seen().state(frame) == State.FACE;
        for (String unit : units) {
            float[] intensity = track.intensity().get(unit);
            float[] presence = track.presence().get(unit);
            boolean present = counts && presence != null && presence[frame] >= .5;
            boolean active = counts && intensity != null && intensity[frame] >= ACTIVE;
            lettering.draw(
                    g,
                    lettering.fitted(Words.actionUnit(unit), TEXT, LABELS - 14),
                    x,
                    y + 10,
                    TEXT,
                    active || present ? Palette.NIGHT_INK : Palette.NIGHT_FAINT);
            if (intensity != null) {
                bar(
                        g,
                        x + LABELS,
                        y + 1,
                        WIDTH - 2 * PAD - LABELS,
                        counts ? intensity[frame] / UnitsPanel.MOST : 0,
                        active ? Palette.SKY : Palette.FAINT);
            }
            if (present) {
                mark(g, x + LABELS - 10, y + 2);
            }
            y += BAR_ROW;
        }
        return y;
    }

    private static void mark(Graphics2D g, double x, double y) {
        g.setColor(Palette.ORANGE);
        g.fill(new Rectangle2D.Double(x, y, 6, BAR - 2));
    }

    private void pose(Graphics2D g, int x, int upper, int frame) {
        int y = title(g, "head pose", x, upper);
        boolean known = scene.seen().state(frame) == State.FACE;
        String[] names = {"pose_Rx", "pose_Ry", "pose_Rz"};
        for (int i = 0; i < names.length; i++) {
            label(g, Timeline.POSE.get(names[i]), x, y);
            double degrees = Math.toDegrees(scene.seen().measure(names[i], frame));
            if (known && Double.isFinite(degrees)) {
                lettering.draw(
                        g,
                        String.format(Locale.ROOT, "%+.0f°", degrees),
                        x + LABELS,
                        y + 10,
                        TEXT,
                        Palette.NIGHT_INK);
            }
            y += BAR_ROW;
        }
    }
}
