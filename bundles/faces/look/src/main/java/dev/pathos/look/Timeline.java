package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.look.CurvesPanel.Named;
import dev.pathos.look.Lettering.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything over time: motion, action units, head pose, sound, confidence and validity. */
final class Timeline {
    private static final int WIDTH = 1600;
    private static final int LEFT = 210;
    private static final int RIGHT = 40;
    private static final int MARGIN = 28;
    private static final int TITLE_ROW = 34;
    private static final int CLOCK_ROW = 34;
    private static final int NOTE_ROW = 20;
    private static final int PIXELS_A_TIME = 110;
    private static final Style TITLE = Style.bold(15);
    private static final Style KEY = Style.plain(13);
    private static final Style NOTE = Style.plain(13);

    /** What regions of the face are called, and their colors. */
    static final Map<FaceRegion, String> REGIONS =
            Map.of(
                    FaceRegion.ALL, "whole face",
                    FaceRegion.UPPER, "brows and eyes",
                    FaceRegion.LOWER, "jaw and mouth");

    private static final Map<FaceRegion, Color> COLORS =
            Map.of(
                    FaceRegion.ALL, Palette.INK,
                    FaceRegion.UPPER, Palette.BLUE,
                    FaceRegion.LOWER, Palette.VERMILION);

    static final Map<String, String> POSE =
            Map.of(
                    "pose_Rx", "nod, + down",
                    "pose_Ry", "turn, + to the left",
                    "pose_Rz", "tilt, + clockwise");

    private static final Map<String, Color> POSE_COLORS =
            Map.of(
                    "pose_Rx", Palette.GREEN,
                    "pose_Ry", Palette.PURPLE,
                    "pose_Rz", Palette.ORANGE);

    private final Scene scene;
    private final Lettering lettering;
    private final List<Panel> panels = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Timeline(Scene scene, Lettering lettering) {
        this.scene = scene;
        this.lettering = lettering;
        List<Stretch> stretches = Stretch.all(scene.seen(), scene.from(), scene.to());
        addMotion(stretches);
        if (UnitsPanel.units(scene.seen().track()).isEmpty()) {
            notes.add("No action units: the analyzer tells none.");
        } else {
            panels.add(new UnitsPanel(scene.seen(), stretches));
        }
        addPose(stretches);
        addSound();
        Series confidence =
                Series.of(scene.seen().track().timestamps(), scene.seen().track().confidence());
        panels.add(
                new CurvesPanel(
                        "Confidence; a face is valid from 0.8 on",
                        List.of(new Named("confidence", Palette.INK, confidence)),
                        0,
                        1,
                        Seen.CONFIDENCE,
                        76,
                        stretches));
        panels.add(new ValidityPanel(stretches));
    }

    private void addMotion(List<Stretch> stretches) {
        List<Named> curves = new ArrayList<>();
        for (FaceRegion region : List.of(FaceRegion.UPPER, FaceRegion.LOWER, FaceRegion.ALL)) {
            Series speed = scene.motion().regions().get(region);
            if (speed != null) {
                curves.add(new Named(REGIONS.get(region), COLORS.get(region), speed));
            }
        }
        if (curves.isEmpty()) {
            notes.add("No facial activation: no two neighboring frames show a valid face.");
            return;
        }
        double roof = scene.motion().roof(scene.from(), scene.to());
        panels.add(
                new CurvesPanel(
                        "Facial activation, eye distances per second",
                        curves,
                        0,
                        roof,
                        Double.NaN,
                        170,
                        stretches));
        notes.add(
                "Facial activation: mean speed of the points of the face with the head's motion"
                        + " removed, "
                        + scene.motion().how()
                        + "; one eye distance lies between the outer eye corners.");
    }

    private void addPose(List<Stretch> stretches) {
        List<Named> curves = new ArrayList<>();
        double most = 0;
        for (String name : List.of("pose_Rx", "pose_Ry", "pose_Rz")) {
            float[] radians = scene.seen().track().measures().get(name);
            if (radians == null) {
                continue;
            }
            Series pose = scene.seen().counted(Degrees.of(radians));
            for (float degrees : pose.within(scene.from(), scene.to()).value()) {
                most = Float.isNaN(degrees) ? most : Math.max(most, Math.abs(degrees));
            }
            if (pose.known()) {
                curves.add(new Named(POSE.get(name), POSE_COLORS.get(name), pose));
            }
        }
        if (!curves.isEmpty()) {
            double roof = Ticks.roof(Math.max(10, 1.05 * most));
            panels.add(
                    new CurvesPanel(
                            "Head pose, degrees", curves, -roof, roof, Double.NaN, 120, stretches));
        }
    }

    private void addSound() {
        if (!scene.sound().absence().isEmpty()) {
            notes.add("No sound: " + scene.sound().absence() + ".");
            return;
        }
        panels.add(
                new CurvesPanel(
                        "Sound level, dB of full scale",
                        List.of(new Named("sound", Palette.GREEN, scene.sound().level())),
                        SoundLevel.FLOOR,
                        0,
                        Double.NaN,
                        110,
                        List.of()));
    }

    /** Draws it. */
    BufferedImage draw() {
        Heading heading = Heading.of(lettering, scene, WIDTH - 2 * MARGIN);
        List<String> lines =
                (lettering.visible() ? notes : List.<String>of())
                        .stream().map(n -> lettering.fitted(n, NOTE, WIDTH - 2 * MARGIN)).toList();
        int height = MARGIN + heading.height() + CLOCK_ROW + lines.size() * NOTE_ROW + MARGIN;
        for (Panel panel : panels) {
            height += TITLE_ROW + panel.height();
        }
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.of(image);
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, WIDTH, height);
        heading.draw(g, MARGIN, MARGIN);
        Plot plot =
                new Plot(
                        LEFT,
                        MARGIN + heading.height(),
                        WIDTH - LEFT - RIGHT,
                        0,
                        scene.from(),
                        scene.to());
        Ticks time = Ticks.time(scene.from(), scene.to(), plot.width() / PIXELS_A_TIME);
        for (Panel panel : panels) {
            plot = plot.rows(plot.bottom() + TITLE_ROW, panel.height());
            lettering.draw(g, panel.title(), LEFT, plot.y() - 9, TITLE, Palette.INK);
            keys(g, panel.keys(), plot.right(), plot.y() - 9);
            panel.draw(g, plot, time, lettering);
        }
        Ground.clock(g, plot, time, lettering);
        for (int i = 0; i < lines.size(); i++) {
            int y = plot.bottom() + CLOCK_ROW + 16 + i * NOTE_ROW;
            lettering.draw(g, lines.get(i), MARGIN, y, NOTE, Palette.FAINT);
        }
        g.dispose();
        return image;
    }

    /** Writes what colors mean, from the right to the left. */
    private void keys(Graphics2D g, List<Panel.Key> keys, double right, double y) {
        double x = right;
        for (int i = keys.size() - 1; i >= 0; i--) {
            Panel.Key key = keys.get(i);
            lettering.right(g, key.name(), x, y, KEY, Palette.INK);
            x -= lettering.width(key.name(), KEY) + 6;
            g.setStroke(new BasicStroke(1));
            g.setColor(key.color());
            g.fillRect((int) x - 18, (int) y - 10, 18, 10);
            g.setColor(Palette.FAINT);
            g.drawRect((int) x - 18, (int) y - 10, 18, 10);
            x -= 18 + 16;
        }
    }
}
