package dev.pathos.talkingheads;

import java.util.Locale;

/**
 * A speaker's voice and ways.
 *
 * @param index from 0
 * @param female whether F0 and tract are a woman's; speakers alternate
 * @param f0 mean F0 in neutral speech, Hz
 * @param tract factor on a man's formants
 * @param noise background of the recordings, dB full scale
 * @param habit the speaker's own offset of each cue
 * @param effect what each emotion does to each cue in this speaker, by emotion and cue
 */
record Speaker(
        int index,
        boolean female,
        double f0,
        double tract,
        double noise,
        double[] habit,
        double[][] effect) {

    /** The speaker of that index: a function of the seed and the index alone. */
    static Speaker of(Parameters parameters, long seed, int index) {
        Draws draws = Draws.of(seed, "speaker", index);
        boolean female = index % 2 == 1;
        double f0 =
                parameters.number(female ? "f0.female" : "f0.male")
                        * Curves.octaves(parameters.number("f0.spread") / 12 * draws.gaussian());
        double tract =
                (female ? parameters.number("tract.female") : 1)
                        * draws.factor(parameters.number("tract.spread"));
        double noise =
                parameters.number("noise.level")
                        + parameters.number("noise.spread") * draws.gaussian();
        double expressivity = draws.factor(parameters.number("expressivity.spread"));
        Cue[] cues = Cue.values();
        double[] habit = new double[cues.length];
        double[][] effect = new double[Emotion.values().length][cues.length];
        for (Cue cue : cues) {
            int c = cue.ordinal();
            habit[c] = parameters.speakerSpread(cue) * draws.gaussian();
            for (Emotion emotion : Emotion.values()) {
                // Each speaker has an own version of "the" expression: a cue is used more, less, or
                // for a few even the other way round.
                double own = 1 + parameters.number("idiosyncrasy") * draws.gaussian();
                effect[emotion.ordinal()][c] = parameters.effect(emotion, cue) * expressivity * own;
            }
        }
        return new Speaker(index, female, f0, tract, noise, habit, effect);
    }

    /** The speaker's name, such as {@code s03}. */
    String name() {
        return String.format(Locale.ROOT, "s%02d", index + 1);
    }
}
