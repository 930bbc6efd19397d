package dev.pathos.segmentation;

import java.util.Arrays;

/** One face over time: in which pictures it is, how large, and how its mouth moves. */
final class SeenFace {
    private int[] pictures = new int[64];
    private float[] areas = new float[64];
    private float[] motions = new float[64];
    private int count;

    /**
     * The face is in a picture.
     *
     * @param picture the picture's number
     * @param area the face's share of the picture
     * @param motion its mouth's motion since the picture before, widths of the face per second; NaN
     *     if unknown
     */
    void add(int picture, double area, double motion) {
        if (count == pictures.length) {
            pictures = Arrays.copyOf(pictures, 2 * count);
            areas = Arrays.copyOf(areas, 2 * count);
            motions = Arrays.copyOf(motions, 2 * count);
        }
        pictures[count] = picture;
        areas[count] = (float) area;
        motions[count++] = (float) motion;
    }

    /** How many pictures it is in. */
    int count() {
        return count;
    }

    /** The number of a picture it is in. */
    int picture(int index) {
        return pictures[index];
    }

    /** Its share of that picture. */
    double area(int index) {
        return areas[index];
    }

    /** Its mouth's motion in that picture. */
    double motion(int index) {
        return motions[index];
    }

    /** The index of the first picture it is in from a number on. */
    int from(int picture) {
        int at = Arrays.binarySearch(pictures, 0, count, picture);
        return at < 0 ? -at - 1 : at;
    }
}
