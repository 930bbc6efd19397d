package dev.pathos.talkingheads;

import java.util.Locale;

/** The acted emotions: the six of CREMA-D, in alphabetical order. */
enum Emotion {
    ANGER,
    DISGUST,
    FEAR,
    HAPPINESS,
    NEUTRAL,
    SADNESS;

    /** The class name that an utterance carries. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
