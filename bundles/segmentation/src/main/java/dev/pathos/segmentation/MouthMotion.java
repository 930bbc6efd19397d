package dev.pathos.segmentation;

/**
 * How much the lower third of a face moves by itself, once the face's motion as a whole is removed.
 *
 * <p>Where the picture has a slope g, a difference d between the aligned pictures tells a motion of
 * d / |g| along it; over a region that is {@code sum(|d| |g|) / sum(g^2)}. What the same measure
 * gives above the mouth (noise, compression, an imperfect alignment) is subtracted.
 */
final class MouthMotion {
    private static final int LEFT = Crop.SIZE / 5;
    private static final int RIGHT = Crop.SIZE - LEFT;
    private static final int LIP = Crop.SIZE * 2 / 3;

    private MouthMotion() {}

    /**
     * The mouth's own motion.
     *
     * @param before the face
     * @param after the same stretch of the next picture
     * @return the mean displacement in widths of the face, at least 0
     */
    static double between(Crop before, Crop after) {
        RigidMotion rigid = RigidMotion.between(before, after);
        double mouth = motion(before, after, rigid, LIP, Crop.SIZE - 2);
        double above = motion(before, after, rigid, Crop.SIZE / 5, LIP);
        return Math.max(0, mouth - above) / Crop.SIZE;
    }

    private static double motion(Crop before, Crop after, RigidMotion rigid, int top, int bottom) {
        double light = 0;
        int count = 0;
        for (int j = top; j < bottom; j++) {
            for (int i = LEFT; i < RIGHT; i++) {
                light += rigid.follow(after, i, j) - before.at(i, j);
                count++;
            }
        }
        light /= count;
        double moved = 0;
        double slopes = count;
        for (int j = top; j < bottom; j++) {
            for (int i = LEFT; i < RIGHT; i++) {
                double slope = Math.hypot(before.slopeX(i, j), before.slopeY(i, j));
                double difference = rigid.follow(after, i, j) - before.at(i, j) - light;
                moved += Math.abs(difference) * slope;
                slopes += slope * slope;
            }
        }
        return moved / slopes;
    }
}
