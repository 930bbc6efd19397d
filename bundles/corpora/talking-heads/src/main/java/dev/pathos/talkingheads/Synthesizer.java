package dev.pathos.talkingheads;

/**
 * A source-filter synthesizer: glottal pulses and aspiration through a cascade of formants,
 * frication beside it, after Klatt 1980.
 */
final class Synthesizer {
    /** Samples a second of all sound made here. */
    static final int RATE = 16_000;

    private static final int HOP = (int) Math.round(Intonation.STEP * RATE);

    /** Formants above the third: they colour a voice and hardly move. Hz in a man. */
    private static final double[] UPPER = {3500, 4500, 5500, 6500, 7500};

    private static final double[] UPPER_WIDTH = {200, 250, 350, 450, 550};
    private static final double[] WIDTH = {70, 100, 150};
    private static final double HIGHEST = 7600;

    /** The nasal pole stays; the zero leaves it, and is heard, as the nasal port opens. Hz. */
    private static final double NASAL_POLE = 270;

    private static final double NASAL_ZERO = 480;
    private static final double NASAL_WIDTH = 100;

    /** Brings voiced vowels to an RMS near 1, the unit of all amplitudes. */
    private static final double SOURCE_GAIN = 2;

    private final Resonator nasalZero = Resonator.zero(RATE);
    private final Resonator nasalPole = Resonator.pole(RATE);
    private final Resonator[] formants = {
        Resonator.pole(RATE), Resonator.pole(RATE), Resonator.pole(RATE)
    };
    private final Resonator[] upper;
    private final Resonator constriction = Resonator.pole(RATE);
    private final GlottalSource source;
    private final TiltFilter tilt;
    private final double breath;
    private final Draws noise;

    /**
     * A voice, ready to speak one utterance.
     *
     * @param parameters the generator's numbers
     * @param speaker whose voice
     * @param prosody its quality: tilt, jitter, shimmer, breath
     * @param noise where noise and irregularity come from
     */
    Synthesizer(Parameters parameters, Speaker speaker, Prosody prosody, Draws noise) {
        double breathiness = prosody.get(Cue.BREATH);
        // Breathy voice has a longer open part (Klatt and Klatt 1990).
        double open = Curves.clamp(.6 + .015 * breathiness, .4, .8);
        source =
                new GlottalSource(
                        RATE,
                        open,
                        Math.min(.04, parameters.number("jitter") * prosody.factor(Cue.JITTER)),
                        Math.min(2, parameters.number("shimmer") * prosody.factor(Cue.SHIMMER)),
                        noise);
        tilt =
                new TiltFilter(
                        RATE,
                        Curves.clamp(parameters.number("tilt") + prosody.get(Cue.TILT), 0, 26));
        breath = Curves.amplitude(Math.min(-10, parameters.number("breath") + breathiness));
        this.noise = noise;
        int count = 0;
        while (count < UPPER.length && UPPER[count] * speaker.tract() < HIGHEST) {
            count++;
        }
        upper = new Resonator[count];
        for (int i = 0; i < count; i++) {
            upper[i] = Resonator.pole(RATE);
            upper[i].tune(UPPER[i] * speaker.tract(), UPPER_WIDTH[i]);
        }
        nasalPole.tune(NASAL_POLE, NASAL_WIDTH);
    }

    /**
     * Speaks.
     *
     * @param intonation F0 over control frames
     * @param tract formants and amplitudes over the same frames
     * @param samples how many to make
     * @return sound in which a stressed vowel has an RMS near 1
     */
    double[] speak(Intonation intonation, VocalTract tract, int samples) {
        double[] sound = new double[samples];
        double gain = 0;
        for (int i = 0; i < samples; i++) {
            int f = i / HOP;
            double weight = (double) (i % HOP) / HOP;
            if (i % HOP == 0) {
                tune(tract, f);
                gain = constriction.noiseGain(tract.centre()[f], tract.width()[f]);
            }
            double voicing = between(tract.voicing(), f, weight);
            double aspiration =
                    between(tract.aspiration(), f, weight) + (voicing > .01 ? breath * voicing : 0);
            double pulse = SOURCE_GAIN * source.next(intonation.f0()[f]);
            double hiss = (source.isOpen() ? 1 : .5) * aspiration * white();
            double x = voicing * tilt.filter(pulse) + hiss;
            x = nasalPole.filter(nasalZero.filter(x));
            for (Resonator formant : formants) {
                x = formant.filter(x);
            }
            for (Resonator formant : upper) {
                x = formant.filter(x);
            }
            double frication = between(tract.frication(), f, weight);
            sound[i] = x + constriction.filter(gain * frication * white());
        }
        return sound;
    }

    private void tune(VocalTract tract, int frame) {
        double open = tract.nasality()[frame];
        nasalZero.tune(NASAL_POLE + open * (NASAL_ZERO - NASAL_POLE), NASAL_WIDTH);
        for (int k = 0; k < formants.length; k++) {
            double frequency = Math.min(HIGHEST, tract.formants()[k][frame]);
            formants[k].tune(frequency, WIDTH[k] * (1 + open));
        }
        constriction.tune(tract.centre()[frame], tract.width()[frame]);
    }

    private static double between(double[] curve, int frame, double weight) {
        double next = curve[Math.min(frame + 1, curve.length - 1)];
        return curve[frame] + weight * (next - curve[frame]);
    }

    /** White noise of RMS 1. */
    private double white() {
        return Math.sqrt(3) * noise.uniform(-1, 1);
    }
}
