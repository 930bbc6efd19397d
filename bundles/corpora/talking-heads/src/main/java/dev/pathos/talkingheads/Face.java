package dev.pathos.talkingheads;

import dev.pathos.api.face.FaceTrack;
import java.util.List;

/** Displaces a face's landmarks by action units and articulators, linearly. */
final class Face {
    private static final int UNITS = ActionUnit.values().length;
    private static final double FULL = 5;

    private final FaceShape rest;
    private final double[][] right = new double[UNITS + Articulator.values().length][];
    private final double[][] down = new double[right.length][];

    /**
     * A face that can move.
     *
     * @param parameters holds the displacements
     * @param rest the face at rest
     */
    Face(Parameters parameters, FaceShape rest) {
        this.rest = rest;
        for (int m = 0; m < right.length; m++) {
            right[m] = new double[FaceTrack.POINTS];
            down[m] = new double[FaceTrack.POINTS];
        }
        for (String[] row : parameters.rows("[displacements]")) {
            int mover = mover(row[0]);
            double dx = Double.parseDouble(row[1]);
            double dy = Double.parseDouble(row[2]);
            for (String point : List.of(row).subList(3, row.length)) {
                int p = Integer.parseInt(point);
                int other = FaceShape.mirror(p);
                down[mover][p] += dy;
                if (other != p) {
                    right[mover][p] += dx;
                    right[mover][other] -= dx;
                    down[mover][other] += dy;
                }
            }
        }
    }

    private static int mover(String name) {
        for (Articulator articulator : Articulator.values()) {
            if (articulator.label().equals(name)) {
                return UNITS + articulator.ordinal();
            }
        }
        return ActionUnit.valueOf(name).ordinal();
    }

    /**
     * The landmarks of an expression.
     *
     * @param units intensity 0..5, by {@link ActionUnit}
     * @param mouth 0..1, by {@link Articulator}
     * @return the shape in mm
     */
    FaceShape shape(double[] units, double[] mouth) {
        double[] x = rest.x().clone();
        double[] y = rest.y().clone();
        for (int m = 0; m < right.length; m++) {
            double amount = m < UNITS ? units[m] / FULL : mouth[m - UNITS];
            if (amount != 0) {
                for (int p = 0; p < x.length; p++) {
                    x[p] += amount * right[m][p];
                    y[p] += amount * down[m][p];
                }
            }
        }
        return new FaceShape(x, y, rest.z());
    }
}
