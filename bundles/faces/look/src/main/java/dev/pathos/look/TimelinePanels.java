package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.look.CurvesPanel.Named;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is shown over time, as far as there is something, and what is to be read with it. */
final class TimelinePanels {
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
    private final List<Panel> panels = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Puts them together. */
    TimelinePanels(Scene scene) {
        this.scene = scene;
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

    /** The panels from top to bottom. */
    List<Panel> panels() {
        return List.copyOf(panels);
    }

    /** Sentences about them. */
    List<String> notes() {
        return List.copyOf(notes);
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
            notes.add("No sound level: " + scene.sound().absence() + ".");
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
}
