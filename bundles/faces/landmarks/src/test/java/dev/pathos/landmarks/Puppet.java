package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.util.List;
import java.util.Map;

/**
 * A face in space whose points are moved by hand and seen from anywhere: millimetres from the
 * nasion to the right, down and away. Immutable.
 */
record Puppet(double[] x, double[] y, double[] z) {
    static final int[] BROWS = {17, 18, 19, 20, 21, 22, 23, 24, 25, 26};
    static final int[] UPPER_LIDS = {37, 38, 43, 44};
    static final int[] LOWER_LIDS = {40, 41, 46, 47};
    static final int[] LOWER_LIP = {55, 56, 57, 58, 59, 65, 66, 67};

    /**
     * How a puppet is seen: radians as OpenFace has them, pixels per millimetre, and where the
     * nasion falls.
     */
    record View(double rx, double ry, double rz, double scale, double shiftX, double shiftY) {
        static final View FRONT = new View(0, 0, 0, 1, 320, 200);

        View turned(double rx, double ry, double rz) {
            return new View(rx, ry, rz, scale, shiftX, shiftY);
        }
    }

    /** The average face. */
    static Puppet average() {
        Puppet puppet = new Puppet(new double[68], new double[68], new double[68]);
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            puppet.x[p] = AverageFace.x(p);
            puppet.y[p] = AverageFace.y(p);
            puppet.z[p] = AverageFace.z(p);
        }
        return puppet;
    }

    /** The same with points moved. */
    Puppet moved(double right, double down, int... points) {
        Puppet other = new Puppet(x.clone(), y.clone(), z.clone());
        for (int p : points) {
            other.x[p] += right;
            other.y[p] += down;
        }
        return other;
    }

    /** The same with all coordinates multiplied. */
    Puppet stretched(double width, double height, double depth) {
        Puppet other = new Puppet(x.clone(), y.clone(), z.clone());
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            other.x[p] *= width;
            other.y[p] *= height;
            other.z[p] *= depth;
        }
        return other;
    }

    /** The same smiling: corners of the mouth move outwards and up by so many millimetres. */
    Puppet smiling(double by) {
        return moved(-by, -by, 48, 60).moved(by, -by, 54, 64);
    }

    /** The same with the upper lids lowered and the lower ones raised by so many millimetres. */
    Puppet closing(double upper, double lower) {
        return moved(0, upper, UPPER_LIDS).moved(0, -lower, LOWER_LIDS);
    }

    /** Writes what is seen of it into a track's coordinates. */
    void draw(View view, float[] toX, float[] toY, int at) {
        double[] turn = turn(view);
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            double u = turn[0] * x[p] + turn[1] * y[p] + turn[2] * z[p];
            double v = turn[3] * x[p] + turn[4] * y[p] + turn[5] * z[p];
            toX[at + p] = (float) (view.scale * u + view.shiftX);
            toY[at + p] = (float) (view.scale * v + view.shiftY);
        }
    }

    /** The first two rows of Rx Ry Rz, the order in which OpenFace turns heads. */
    private static double[] turn(View view) {
        double[][] x = {
            {1, 0, 0},
            {0, Math.cos(view.rx), -Math.sin(view.rx)},
            {0, Math.sin(view.rx), Math.cos(view.rx)}
        };
        double[][] y = {
            {Math.cos(view.ry), 0, Math.sin(view.ry)},
            {0, 1, 0},
            {-Math.sin(view.ry), 0, Math.cos(view.ry)}
        };
        double[][] z = {
            {Math.cos(view.rz), -Math.sin(view.rz), 0},
            {Math.sin(view.rz), Math.cos(view.rz), 0},
            {0, 0, 1}
        };
        double[][] all = product(product(x, y), z);
        return new double[] {all[0][0], all[0][1], all[0][2], all[1][0], all[1][1], all[1][2]};
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[3][3];
        for (int i = 0; i < 27; i++) {
            c[i / 9][i / 3 % 3] += a[i / 9][i % 3] * b[i % 3][i / 3 % 3];
        }
        return c;
    }

    /** A track of puppets at so many frames a second, each seen in its view, all found. */
    static FaceTrack track(double rate, List<Puppet> puppets, List<View> views) {
        int frames = puppets.size();
        double[] time = new double[frames];
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * FaceTrack.POINTS];
        float[] y = new float[frames * FaceTrack.POINTS];
        for (int f = 0; f < frames; f++) {
            time[f] = f / rate;
            success[f] = true;
            confidence[f] = 1;
            puppets.get(f).draw(views.get(f), x, y, f * FaceTrack.POINTS);
        }
        return new FaceTrack(time, success, confidence, x, y, Map.of(), Map.of());
    }

    /** A track of puppets seen from the front. */
    static FaceTrack track(double rate, List<Puppet> puppets) {
        return track(rate, puppets, puppets.stream().map(p -> View.FRONT).toList());
    }
}
