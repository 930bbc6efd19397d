package dev.pathos.look;

/** Angles as people read them. */
final class Degrees {
    private Degrees() {}

    static float[] of(float[] radians) {
        float[] degrees = new float[radians.length];
        for (int i = 0; i < degrees.length; i++) {
            degrees[i] = (float) Math.toDegrees(radians[i]);
        }
        return degrees;
    }
}
