package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrackFramesTest {
    /** Every bit pattern may occur, NaN of any kind but those that signal included. */
    private static FaceTrack wild(int frames, boolean landmarks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] time = new double[frames];
        boolean[] success = new boolean[frames];
        for (int f = 0; f < frames; f++) {
            time[f] = Double.longBitsToDouble(random.nextLong());
            success[f] = random.nextBoolean();
        }
        int coordinates = landmarks ? frames * FaceTrack.POINTS : 0;
        return new FaceTrack(
                time,
                success,
                wild(frames, random),
                wild(coordinates, random),
                wild(coordinates, random),
                Map.of("AU01", wild(frames, random), "AU12", wild(frames, random)),
                Map.of("AU12", wild(frames, random)),
                Map.of("motion_all", wild(frames, random), "presence AU12", wild(frames, random)));
    }

    private static float[] wild(int length, SplittableRandom random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            int bits = random.nextInt();
            boolean nan = Float.isNaN(Float.intBitsToFloat(bits));
            values[i] = Float.intBitsToFloat(nan ? bits | 1 << 22 : bits);
        }
        return values;
    }

    private static void assertSameBits(FaceTrack expected, FaceTrack actual) {
        assertArrayEquals(bits(expected.timestamps()), bits(actual.timestamps()));
        assertArrayEquals(expected.success(), actual.success());
        assertArrayEquals(bits(expected.confidence()), bits(actual.confidence()));
        assertArrayEquals(bits(expected.x()), bits(actual.x()));
        assertArrayEquals(bits(expected.y()), bits(actual.y()));
        assertSameBits(expected.intensity(), actual.intensity());
        assertSameBits(expected.presence(), actual.presence());
        assertSameBits(expected.measures(), actual.measures());
    }

    private static void assertSameBits(Map<String, float[]> expected, Map<String, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, v) -> assertArrayEquals(bits(v), bits(actual.get(name)), name));
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    @Test
    void should_give_every_bit_back_when_a_track_was_laid_out() {
        for (int frames : new int[] {0, 1, 255, 256, 257, 1000}) {
            FaceTrack track = wild(frames, true, frames);
            assertSameBits(track, TrackFrames.track(copied(new TrackFrames(track))));
            FaceTrack bare = wild(frames, false, frames);
            assertSameBits(bare, TrackFrames.track(copied(new TrackFrames(bare))));
        }
    }

    /** What a cache does with it. */
    private static Frames copied(Frames frames) {
        return Frames.of(frames.columns(), frames.frameRate(), frames.toArray());
    }

    @Test
    void should_keep_special_numbers_when_they_stand_in_a_track() {
        double[] times = {-0.0, Double.MIN_VALUE, 1 / 3., Double.MAX_VALUE, Double.NaN};
        float[] values = {-0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 3};
        FaceTrack track =
                new FaceTrack(
                        times,
                        new boolean[] {true, false, true, false, true},
                        values,
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of(),
                        Map.of("pose_Rx", values));
        assertSameBits(track, TrackFrames.track(copied(new TrackFrames(track))));
    }

    @Test
    void should_name_its_columns_when_it_is_laid_out() {
        List<String> columns = new TrackFrames(wild(3, true, 1)).columns();
        assertEquals(5 + 2 * 68 + 5, columns.size());
        assertEquals(List.of("success", "confidence", "x_0"), columns.subList(3, 6));
        assertEquals("y_67", columns.get(5 + 2 * 68 - 1));
        assertEquals(
                List.of(
                        "intensity AU01",
                        "intensity AU12",
                        "presence AU12",
                        "measure motion_all",
                        "measure presence AU12"),
                columns.subList(5 + 2 * 68, columns.size()));
    }

    @Test
    void should_read_any_rows_when_asked() {
        Frames frames = new TrackFrames(wild(10, true, 2));
        float[] all = frames.toArray();
        int width = frames.columns().size();
        float[] some = new float[3 * width];
        assertEquals(2, frames.read(8, some));
        for (int i = 0; i < 2 * width; i++) {
            assertEquals(
                    Float.floatToRawIntBits(all[8 * width + i]), Float.floatToRawIntBits(some[i]));
        }
        assertEquals(0, frames.read(10, some));
    }

    @Test
    void should_refuse_what_is_no_track() {
        FaceTrack track = wild(3, false, 3);
        Map<String, float[]> measures = new TreeMap<>(track.measures());
        measures.put("motion_all", new float[2]);
        FaceTrack uneven = track.with(track.intensity(), track.presence(), measures);
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> new TrackFrames(uneven));
        assertEquals("measure motion_all has 2 values for 3 frames", wrong.getMessage());
        Frames other = Frames.of(List.of("energy"), 100, new float[4]);
        assertThrows(IllegalArgumentException.class, () -> TrackFrames.track(other));
    }

    @Test
    void should_tell_landmarks_from_none_when_there_are_frames() {
        assertTrue(TrackFrames.track(new TrackFrames(wild(2, true, 4))).hasLandmarks());
        assertFalse(TrackFrames.track(new TrackFrames(wild(2, false, 4))).hasLandmarks());
    }
}
