package dev.pathos.talkingheads;

import dev.pathos.api.run.Seeds;
import java.util.List;

/**
 * The corpus as a function: any utterance is made from the seed, the speaker and its number alone,
 * in any order and on any thread.
 *
 * <p>Sound and face draw from separate streams of chance, so that a corpus with decoupled faces has
 * the same sound, bit for bit.
 */
final class Studio {
    private static final int BLOCK = Emotion.values().length;

    private final Parameters parameters;
    private final Recipe recipe;

    Studio(Parameters parameters, Recipe recipe) {
        this.parameters = parameters;
        this.recipe = recipe;
    }

    /** Casts and plays an utterance. */
    Take take(int speakerIndex, int number) {
        Speaker speaker = Speaker.of(parameters, recipe.seed(), speakerIndex);
        Appearance appearance = Appearance.of(parameters, recipe.seed(), speakerIndex);
        Emotion emotion = emotion(speakerIndex, number);
        Draws chance = draws("performance", speakerIndex, number);
        Performance voice = Performance.of(parameters, emotion, recipe.intensity(), chance);
        Performance face = face(voice, speakerIndex, number);
        Prosody prosody = Prosody.of(parameters, speaker, voice, chance);
        Draws timing = draws("timing", speakerIndex, number);
        int sentence = timing.index(Sentence.COUNT);
        Score score =
                Score.of(
                        parameters,
                        Sentence.of(parameters, recipe.seed(), sentence),
                        prosody,
                        timing);
        return new Take(speaker, appearance, number, sentence, voice, face, prosody, score);
    }

    /** The sound of an utterance. */
    short[] sound(Take take) {
        int speaker = take.speaker().index();
        Intonation intonation = intonation(take);
        VocalTract tract = VocalTract.of(take.speaker(), take.score(), intonation, take.prosody());
        double[] voice =
                new Synthesizer(
                                parameters,
                                take.speaker(),
                                take.prosody(),
                                draws("source", speaker, take.number()))
                        .speak(intonation, tract, take.samples());
        return Recording.of(
                parameters,
                take.speaker(),
                take.score(),
                take.prosody().get(Cue.LEVEL),
                voice,
                draws("recording", speaker, take.number()));
    }

    /** The face of an utterance, as tracked. */
    List<TrackedFrame> video(Take take) {
        int speaker = take.speaker().index();
        Appearance appearance = take.appearance();
        double excess = take.face().arousal(parameters) - parameters.arousal(Emotion.NEUTRAL);
        double lively =
                draws("liveliness", speaker, take.number())
                        .factor(parameters.number("liveliness.spread"));
        Mouth mouth =
                Mouth.of(
                        parameters,
                        take.score(),
                        intonation(take),
                        lively
                                * appearance.openness()
                                * (1 + parameters.number("openness.arousal") * excess));
        Expression expression =
                Expression.of(
                        parameters,
                        appearance,
                        take.face(),
                        take.score(),
                        take.frames(),
                        draws("expression", speaker, take.number()));
        HeadMotion head =
                HeadMotion.of(
                        appearance,
                        take.score(),
                        lively * (1 + parameters.number("head.arousal") * excess),
                        take.frames(),
                        draws("head", speaker, take.number()));
        return new Tracker(parameters, appearance, draws("tracker", speaker, take.number()))
                .follow(expression, mouth, head);
    }

    /** Each block of six utterances has each emotion once, in an order of the speaker's own. */
    private Emotion emotion(int speaker, int number) {
        int[] order =
                Seeds.permutation(
                        BLOCK, Seeds.random(recipe.seed(), "emotions", speaker, number / BLOCK));
        return Emotion.values()[order[number % BLOCK]];
    }

    private Performance face(Performance voice, int speaker, int number) {
        if (!recipe.coupled()) {
            Draws own = draws("other-face", speaker, number);
            Emotion any = Emotion.values()[own.index(Emotion.values().length)];
            return Performance.of(parameters, any, recipe.intensity(), own);
        }
        Draws own = draws("face", speaker, number);
        double intensity =
                Performance.of(parameters, voice.emotion(), recipe.intensity(), own).intensity();
        return voice.shared(parameters.number("intensity.shared"), intensity);
    }

    private Intonation intonation(Take take) {
        return Intonation.of(
                parameters,
                take.speaker(),
                take.score(),
                take.prosody(),
                draws("intonation", take.speaker().index(), take.number()));
    }

    private Draws draws(String purpose, int speaker, int number) {
        return Draws.of(recipe.seed(), purpose, speaker, number);
    }
}
