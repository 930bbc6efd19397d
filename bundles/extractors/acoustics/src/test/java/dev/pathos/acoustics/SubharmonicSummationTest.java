package dev.pathos.acoustics;

import static dev.pathos.acoustics.Lanes.WIDTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubharmonicSummationTest {
    private static final int FFT = 1024;
    private static final int WINDOW = 960;

    static Stream<Arguments> voices() {
        return Blocks.implementations()
                .flatMap(
                        lanes ->
                                Stream.of(80, 110, 157, 220, 311, 400)
                                        .map(hertz -> Arguments.of(lanes, hertz)));
    }

    private static SubharmonicSummation analysed(Lanes lanes, float[] samples) {
        PowerSpectrum spectrum = lanes.spectrum(FFT, Windows.gauss(WINDOW, .4));
        float[] magnitude = new float[spectrum.bins() * WIDTH];
        spectrum.magnitude(samples, 0, 160, magnitude);
        return analysed(lanes, magnitude, 52, 620);
    }

    private static SubharmonicSummation analysed(
            Lanes lanes, float[] magnitude, double lowest, double highest) {
        SubharmonicSummation summation =
                new SubharmonicSummation(lanes, FFT, Voices.RATE, lowest, highest);
        summation.analyse(magnitude, WIDTH);
        return summation;
    }

    @ParameterizedTest
    @MethodSource("voices")
    void should_find_the_fundamental_first_when_there_are_harmonics(Lanes lanes, int hertz) {
        for (double tilt : new double[] {0, 6, 12}) {
            SubharmonicSummation summation =
                    analysed(lanes, Voices.complex(t -> hertz, tilt, 1, .21));
            for (int f = 0; f < WIDTH; f++) {
                assertTrue(summation.count(f) > 0);
                assertEquals(hertz, summation.hertz(f, 0), .01 * hertz, tilt + " dB an octave");
                // there is much beside the sums where 62 harmonics are equally strong
                double least = tilt == 0 ? .6 : .75;
                assertTrue(summation.voicing(f, 0) > least, "" + summation.voicing(f, 0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("voices")
    void should_find_the_fundamental_first_when_it_is_missing(Lanes lanes, int hertz) {
        SubharmonicSummation summation = analysed(lanes, Voices.complex(t -> hertz, 3, 2, .21));
        for (int f = 0; f < WIDTH; f++) {
            assertEquals(hertz, summation.hertz(f, 0), .01 * hertz);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_sort_by_height_and_stay_in_range_when_there_are_many(Lanes lanes) {
        SubharmonicSummation summation =
                analysed(lanes, Voices.noisy(Voices.complex(t -> 150, 6, 1, .3), 10));
        for (int f = 0; f < WIDTH; f++) {
            assertTrue(summation.count(f) <= SubharmonicSummation.CANDIDATES);
            for (int c = 0; c < summation.count(f); c++) {
                assertTrue(summation.hertz(f, c) >= 52 && summation.hertz(f, c) <= 620);
                assertTrue(c == 0 || summation.voicing(f, c) <= summation.voicing(f, c - 1));
                assertTrue(summation.voicing(f, c) < 1);
            }
        }
    }

    @Test
    void should_have_no_candidate_when_the_range_holds_none() {
        float[] magnitude = line(100);
        for (int f = 0; f < WIDTH; f++) {
            // 1562.5 Hz, and a half, a third, a fourth ... of it
            assertEquals(0, analysed(Lanes.plain(), magnitude, 1600, 1700).count(f));
            assertEquals(1, analysed(Lanes.plain(), magnitude, 1500, 1700).count(f));
        }
    }

    @Test
    void should_have_peaks_of_known_heights_when_there_is_one_line() {
        // a line of height 8 is smoothed to 4 in its bin; subharmonics have .85^(n-1) of that
        SubharmonicSummation summation = analysed(Lanes.plain(), line(20), 25, 8000);
        assertEquals(SubharmonicSummation.CANDIDATES, summation.count(3));
        double mean = mean();
        for (int n = 1; n <= SubharmonicSummation.CANDIDATES; n++) {
            double hertz = 312.5 / n;
            assertEquals(hertz, summation.hertz(3, n - 1), .002 * hertz);
            double expected = 1 - mean / (4 * Math.pow(.85, n - 1));
            assertEquals(expected, summation.voicing(3, n - 1), .03 * (1 - expected));
        }
    }

    /** A line of height 8 at a bin in all frames. */
    private static float[] line(int bin) {
        float[] magnitude = new float[(FFT / 2 + 1) * WIDTH];
        for (int f = 0; f < WIDTH; f++) {
            magnitude[bin * WIDTH + f] = 8;
        }
        return magnitude;
    }

    /**
     * The mean over the axis of the 12 subharmonics above 25 Hz of a line that is smoothed to 2, 4,
     * 2 in bins 19 to 21: the area of the cubic through these heights is 8, and 1/12 more on each
     * side where it would swing below 0, in octaves; 513 points cover log2(320) octaves.
     */
    private static double mean() {
        double area = (8 + 2 / 12.) / (20 * Math.log(2));
        double sum = 0;
        for (int n = 1; n <= 12; n++) {
            sum += Math.pow(.85, n - 1) * area;
        }
        double octaves = Math.log(320) / Math.log(2);
        return sum / octaves * 512 / 513;
    }

    @Test
    void should_have_no_candidate_when_the_spectrum_is_empty() {
        float[] magnitude = new float[(FFT / 2 + 1) * WIDTH];
        for (Lanes lanes : List.of(Lanes.plain(), Lanes.best())) {
            assertEquals(0, analysed(lanes, magnitude, 52, 620).count(0));
        }
    }

    @Test
    void should_keep_frames_apart_when_they_differ() {
        float[] magnitude = new float[(FFT / 2 + 1) * WIDTH];
        for (int f = 0; f < WIDTH; f += 2) {
            magnitude[(20 + f) * WIDTH + f] = 1;
        }
        SubharmonicSummation summation = analysed(Lanes.best(), magnitude, 200, 620);
        for (int f = 0; f < WIDTH; f++) {
            if (f % 2 == 0) {
                assertEquals((20 + f) * 15.625, summation.hertz(f, 0), 2, "frame " + f);
            } else {
                assertEquals(0, summation.count(f));
            }
        }
    }
}
