package dev.pathos.talkingheads;

import dev.pathos.api.face.FaceTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a face tracker makes of a moving face: noise, doubt, losses, action units as it sees them.
 */
final class Tracker {
    private static final int UNITS = ActionUnit.values().length;
    private static final double PRESENT = 1;

    /** How much of a frame's noise carries over to the next. */
    private static final double CARRY = .8;

    private enum Sight {
        CLEAR,
        DOUBTFUL,
        LOST
    }

    private final Parameters parameters;
    private final Appearance appearance;
    private final Face face;
    private final double[][] leakage = new double[Articulator.values().length][UNITS];
    private final Draws draws;

    /** A tracker before one speaker's camera, with the chance of one utterance. */
    Tracker(Parameters parameters, Appearance appearance, Draws draws) {
        this.parameters = parameters;
        this.appearance = appearance;
        this.draws = draws;
        face = new Face(parameters, appearance.rest());
        for (String[] row : parameters.rows("[leakage]")) {
            int articulator = Articulator.valueOf(row[0].toUpperCase(Locale.ROOT)).ordinal();
            leakage[articulator][ActionUnit.valueOf(row[1]).ordinal()] = Double.parseDouble(row[2]);
        }
    }

    /** Follows a face through all frames. */
    List<TrackedFrame> follow(Expression expression, Mouth mouth, HeadMotion head) {
        int frames = head.pose().length;
        Sight[] sight = sight(frames);
        boolean zeros = draws.chance(.5);
        double[] wander = new double[UNITS];
        double[] opinion = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            opinion[u] = parameters.number("au.disagreement") * draws.gaussian();
        }
        List<TrackedFrame> track = new ArrayList<>(frames);
        for (int f = 0; f < frames; f++) {
            double seconds = (double) f / appearance.frameRate();
            double[] pose = head.pose()[f].clone();
            pose[0] += appearance.right();
            pose[1] += appearance.down();
            pose[2] += appearance.distance();
            double[] articulators = mouth.at(seconds);
            double[] units = expression.at(f);
            double[] intensity = estimate(units, articulators, wander);
            if (sight[f] == Sight.LOST) {
                track.add(lost(seconds, zeros));
            } else {
                boolean clear = sight[f] == Sight.CLEAR;
                double[] x = new double[FaceTrack.POINTS];
                double[] y = new double[FaceTrack.POINTS];
                Camera.project(face.shape(units, articulators), pose, x, y);
                shake(x, y, clear ? 1 : 3);
                double confidence = clear ? draws.uniform(.93, .99) : draws.uniform(.62, .795);
                boolean[] present = decide(intensity, opinion);
                track.add(
                        new TrackedFrame(
                                seconds, confidence, true, pose, x, y, intensity, present));
            }
        }
        return track;
    }

    private Sight[] sight(int frames) {
        Sight[] sight = new Sight[frames];
        Arrays.fill(sight, Sight.CLEAR);
        if (draws.chance(parameters.number("doubt"))) {
            stretch(sight, Sight.DOUBTFUL);
        }
        if (draws.chance(parameters.number("loss"))) {
            stretch(sight, Sight.LOST);
        }
        if (draws.chance(parameters.number("loss.whole"))) {
            Arrays.fill(sight, Sight.LOST);
        }
        return sight;
    }

    private void stretch(Sight[] sight, Sight kind) {
        int length = 2 + draws.index(14);
        int from = draws.index(Math.max(1, sight.length - length));
        Arrays.fill(sight, from, Math.min(sight.length, from + length), kind);
    }

    /** What speaking, a resting face and chance add to the true intensities. */
    private double[] estimate(double[] units, double[] articulators, double[] wander) {
        double[] estimate = new double[UNITS];
        double fresh = parameters.number("au.noise") * Math.sqrt(1 - CARRY * CARRY);
        for (int u = 0; u < UNITS; u++) {
            wander[u] = CARRY * wander[u] + fresh * draws.gaussian();
            double value = units[u] + appearance.bias()[u] + wander[u];
            for (int a = 0; a < articulators.length; a++) {
                value += leakage[a][u] * articulators[a];
            }
            estimate[u] = Curves.clamp(value, 0, 5);
        }
        return estimate;
    }

    /** Presence comes from another model than intensity, with another opinion. */
    private boolean[] decide(double[] intensity, double[] opinion) {
        boolean[] present = new boolean[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double seen = intensity[u] + opinion[u] + .2 * draws.gaussian();
            present[u] = appearance.stuck()[u] || seen > PRESENT;
        }
        return present;
    }

    private void shake(double[] x, double[] y, double worse) {
        double size = Math.abs(x[45] - x[36]);
        double noise = worse * size * parameters.number("tracker.noise") * appearance.noise();
        double allX = noise * draws.gaussian();
        double allY = noise * draws.gaussian();
        for (int p = 0; p < x.length; p++) {
            x[p] += allX + noise * draws.gaussian();
            y[p] += allY + noise * draws.gaussian();
        }
    }

    /** A frame without a face still has values: zeros, or a face where there is none. */
    private TrackedFrame lost(double seconds, boolean zeros) {
        double[] x = new double[FaceTrack.POINTS];
        double[] y = new double[FaceTrack.POINTS];
        double[] pose = new double[6];
        double[] intensity = new double[UNITS];
        boolean[] present = new boolean[UNITS];
        if (!zeros) {
            pose[0] = draws.uniform(-300, 300);
            pose[1] = draws.uniform(-200, 200);
            pose[2] = draws.uniform(200, 2000);
            for (int a = 3; a < pose.length; a++) {
                pose[a] = draws.uniform(-1, 1);
            }
            Camera.project(appearance.rest(), pose, x, y);
            for (int u = 0; u < UNITS; u++) {
                intensity[u] = draws.uniform(0, 2);
                present[u] = draws.chance(.3);
            }
        }
        double confidence = zeros ? 0 : draws.uniform(0, .3);
        return new TrackedFrame(seconds, confidence, false, pose, x, y, intensity, present);
    }
}
