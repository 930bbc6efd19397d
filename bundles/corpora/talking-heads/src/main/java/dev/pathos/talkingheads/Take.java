package dev.pathos.talkingheads;

import dev.pathos.api.corpus.Annotations;
import java.util.Locale;
import java.util.Map;

/**
 * One utterance as it is played, before sound and picture are made of it.
 *
 * @param speaker who speaks
 * @param appearance the speaker's face
 * @param number the utterance's number within the speaker's, from 0
 * @param sentence the sentence's number
 * @param voice what is heard
 * @param face what is seen
 * @param prosody the vocal cues
 * @param score the phones in time
 */
record Take(
        Speaker speaker,
        Appearance appearance,
        int number,
        int sentence,
        Performance voice,
        Performance face,
        Prosody prosody,
        Score score) {

    /** The utterance's name, such as {@code s03-u07}; it does not tell the emotion. */
    String name() {
        return String.format(Locale.ROOT, "%s-u%02d", speaker.name(), number + 1);
    }

    /** The samples of its sound. */
    int samples() {
        return (int) Math.round(score.seconds() * Synthesizer.RATE);
    }

    /** The frames of its video. */
    int frames() {
        return (int) Math.floor(score.seconds() * appearance.frameRate());
    }

    /** The acted emotion, words and phones. */
    Annotations annotations() {
        return new Annotations(
                voice.emotion().label(), Map.of(), Map.of(), score.words(), score.phones());
    }
}
