package dev.pathos.talkingheads;

/** What room, microphone and engineer make of a voice: level, background noise, 16 bits. */
final class Recording {
    private static final double PEAK = .95;

    private Recording() {}

    /**
     * Records an utterance.
     *
     * @param parameters the generator's numbers
     * @param speaker in whose room
     * @param score where speech begins and ends, so that silence does not count for the level
     * @param level dB that the speaker is louder than in neutral speech
     * @param voice the sound of the voice, in any unit; changed in place
     * @param draws gain and noise
     * @return samples of 16 bits
     */
    static short[] of(
            Parameters parameters,
            Speaker speaker,
            Score score,
            double level,
            double[] voice,
            Draws draws) {
        int from = (int) (score.begin() * Synthesizer.RATE);
        int to = Math.min(voice.length, (int) (score.end() * Synthesizer.RATE));
        double power = 0;
        double peak = 0;
        for (int i = from; i < to; i++) {
            power += voice[i] * voice[i] / (to - from);
            peak = Math.max(peak, Math.abs(voice[i]));
        }
        double gainDecibel = parameters.number("gain.spread") * draws.gaussian();
        double wanted = Curves.amplitude(parameters.number("speech.level") + level + gainDecibel);
        // An engineer turns the gain down rather than clip.
        double gain = Math.min(wanted / Math.sqrt(power), PEAK / peak);
        double noise = Curves.amplitude(speaker.noise() + gainDecibel);
        double hum = noise * draws.uniform(0, .7);
        double phase = draws.uniform(0, 2 * Math.PI);
        // A rotating vector makes the mains hum: no sine a sample.
        double cosine = StrictMath.cos(2 * Math.PI * 50 / Synthesizer.RATE);
        double sine = StrictMath.sin(2 * Math.PI * 50 / Synthesizer.RATE);
        double x = StrictMath.cos(phase);
        double y = StrictMath.sin(phase);
        double brown = 0;
        short[] samples = new short[voice.length];
        for (int i = 0; i < samples.length; i++) {
            double white = Math.sqrt(3) * draws.uniform(-1, 1);
            // Rooms are noisier below: white noise plus the same amount of low-passed noise.
            brown = .97 * brown + .25 * white;
            double turned = cosine * x - sine * y;
            y = sine * x + cosine * y;
            x = turned;
            double value = gain * voice[i] + noise * .7 * (white + brown) + hum * x;
            samples[i] = (short) Math.round(32767 * Curves.clamp(value, -1, 1));
        }
        return samples;
    }
}
