package dev.pathos.talkingheads;

/**
 * The cues of one utterance: the speaker's habit, plus what the emotion does in this speaker at
 * this intensity (unless the utterance leaves the cue unused), plus chance.
 *
 * <p>Directions are those of Scherer 2003, Juslin and Laukka 2003, Banse and Scherer 1996, Murray
 * and Arnott 1993 and Tartter 1980; {@code parameters.txt} has the table and the full references.
 *
 * @param values one value a {@link Cue}, in the cue's unit
 */
record Prosody(double[] values) {

    /** Draws the cues of a performance. */
    static Prosody of(
            Parameters parameters, Speaker speaker, Performance performance, Draws draws) {
        Cue[] cues = Cue.values();
        double[] values = new double[cues.length];
        double[] main = speaker.effect()[performance.emotion().ordinal()];
        double[] other = speaker.effect()[performance.other().ordinal()];
        for (Cue cue : cues) {
            int c = cue.ordinal();
            boolean used = !draws.chance(parameters.number("dropout"));
            double chance = parameters.utteranceSpread(cue) * draws.gaussian();
            double share = performance.share();
            double shown = performance.intensity() * ((1 - share) * main[c] + share * other[c]);
            values[c] = speaker.habit()[c] + (used ? shown : 0) + chance;
        }
        return new Prosody(values);
    }

    /** A cue's value in its unit. */
    double get(Cue cue) {
        return values[cue.ordinal()];
    }

    /** The factor that a cue given in log2 stands for. */
    double factor(Cue cue) {
        return Curves.octaves(get(cue));
    }
}
