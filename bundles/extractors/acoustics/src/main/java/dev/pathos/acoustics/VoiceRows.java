package dev.pathos.acoustics;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How the voice vibrates, a row a window of 60 ms: fundamental frequency, voicing, jitter, shimmer,
 * harmonics-to-noise ratio.
 *
 * <p>Columns by the constants of this class. F0 is that of {@link SubharmonicSummation} on
 * Gauss-windowed frames, along the path of least cost through the candidates; 0 without a voice.
 * Voicing is that of the chosen candidate, without a voice that of the best one, at least 0; it is
 * 0 if no candidate lies in range or the windowed frame's root mean square is at most .001. Jitter
 * and shimmer are 0 without a voice, and the harmonics-to-noise ratio is {@link #NO_HARMONICS}.
 */
public final class VoiceRows implements Rows {
    /** Fundamental frequency in hertz. */
    public static final int F0 = 0;

    /** Voicing, 0..1. */
    public static final int VOICING = 1;

    /** Local jitter, a share of the period. */
    public static final int JITTER = 2;

    /** Differences of differences of periods, a share of the period. */
    public static final int JITTER_DDP = 3;

    /** Local shimmer, a share of the amplitude. */
    public static final int SHIMMER = 4;

    /** Local shimmer in decibels. */
    public static final int SHIMMER_DB = 5;

    /** Harmonics-to-noise ratio in decibels, -30..40 with a voice. */
    public static final int LOG_HNR = 6;

    /** The number of columns. */
    public static final int WIDTH = 7;

    /** What the harmonics-to-noise ratio is without a voice, in decibels. */
    public static final float NO_HARMONICS = -100;

    /** Seconds in a window. */
    public static final double WINDOW = .06;

    private static final int FFT = 1024;
    private static final double DEVIATION = .4;
    private static final double QUIET = .001;

    private final FrameBlocks blocks;
    private final Lanes lanes;
    private final int window;
    private final int hop;
    private final PowerSpectrum spectrum;
    private final float[] magnitude;
    private final float[] energy = new float[Lanes.WIDTH];
    private final SubharmonicSummation summation;
    private final PitchPath path;
    private final Periods periods;
    private final Deque<Candidates> waiting = new ArrayDeque<>();
    private boolean ended;
    private long decided;

    /** The candidates of a frame whose pitch is not decided yet. */
    private record Candidates(double[] hertz, double[] voicing) {}

    /**
     * Begins at the first window of a sound.
     *
     * @param lanes arithmetic
     * @param audio the sound, at 16 kHz or less
     * @param hop samples from one window's start to the next
     * @param range which fundamental frequencies count, and from which voicing on
     */
    public VoiceRows(Lanes lanes, Audio audio, int hop, PitchRange range) {
        this.hop = hop;
        Framing framing = framing(audio, hop);
        blocks = new FrameBlocks(audio, framing);
        this.lanes = lanes;
        window = framing.window();
        spectrum = lanes.spectrum(FFT, Windows.gauss(window, DEVIATION));
        magnitude = new float[spectrum.bins() * Lanes.WIDTH];
        summation =
                new SubharmonicSummation(
                        lanes, FFT, audio.sampleRate(), range.lowest(), range.highest());
        path = new PitchPath(range.voicing());
        periods = new Periods(lanes, audio, hop, range.lowest());
    }

    /**
     * The windows that rows stand for.
     *
     * @param audio the sound
     * @param hop samples from one window's start to the next
     * @return windows of 60 ms
     */
    public static Framing framing(Audio audio, int hop) {
        return new Framing((int) Math.round(WINDOW * audio.sampleRate()), hop);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public boolean next(float[] row) {
        while (!path.ready(ended)) {
            if (ended) {
                return false;
            }
            if (blocks.advance()) {
                look();
            } else {
                ended = true;
            }
        }
        Candidates candidates = waiting.remove();
        int chosen = path.decide();
        if (chosen < 0) {
            periods.forget();
            row[F0] = 0;
            row[VOICING] =
                    candidates.voicing.length == 0 ? 0 : (float) Math.max(0, candidates.voicing[0]);
            row[JITTER] = 0;
            row[JITTER_DDP] = 0;
            row[SHIMMER] = 0;
            row[SHIMMER_DB] = 0;
            row[LOG_HNR] = NO_HARMONICS;
        } else {
            row[F0] = (float) candidates.hertz[chosen];
            row[VOICING] = (float) candidates.voicing[chosen];
            float[] measured = periods.measure(decided, candidates.hertz[chosen]);
            System.arraycopy(measured, 0, row, JITTER, Periods.VALUES);
        }
        decided++;
        return true;
    }

    private void look() {
        spectrum.magnitude(blocks.samples(), 0, hop, magnitude);
        lanes.product(magnitude, 1, magnitude, 1, spectrum.bins() - 1, energy, 0);
        summation.analyse(magnitude, blocks.frames());
        for (int f = 0; f < blocks.frames(); f++) {
            int count = loudness(f) > QUIET ? summation.count(f) : 0;
            double[] hertz = new double[count];
            double[] voicing = new double[count];
            for (int c = 0; c < count; c++) {
                hertz[c] = summation.hertz(f, c);
                voicing[c] = summation.voicing(f, c);
            }
            waiting.add(new Candidates(hertz, voicing));
            path.add(hertz, voicing, count);
        }
    }

    /** The root mean square of a windowed frame, by Parseval's theorem. */
    private double loudness(int frame) {
        double constant = (double) magnitude[frame] * magnitude[frame];
        return Math.sqrt((2 * energy[frame] + constant) / FFT / window);
    }
}
