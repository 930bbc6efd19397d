package dev.pathos.segmentation;

/**
 * An utterance within its recording.
 *
 * @param stretch where it is
 * @param faceShare share of the pictures in it in which the speaking face is visible, 0..1; NaN
 *     where there are no pictures or nobody looked
 * @param correlation of mouth motion with the sound's energy; NaN where there is no face
 */
record Segment(Stretch stretch, double faceShare, double correlation) {
    static Segment unseen(Stretch stretch) {
        return new Segment(stretch, Double.NaN, Double.NaN);
    }
}
