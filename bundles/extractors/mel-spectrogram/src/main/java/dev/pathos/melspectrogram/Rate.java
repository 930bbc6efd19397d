package dev.pathos.melspectrogram;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;

/** Sees to it that frequencies mean what they say. */
final class Rate {
    private Rate() {}

    /** Refuses a sound of another sample rate than the one that media are decoded to. */
    static void check(Audio audio, String extractor) {
        if (audio.sampleRate() != MediaSource.SAMPLE_RATE) {
            throw new Problem(
                    "a sound with " + audio.sampleRate() + " samples per second",
                    extractor,
                    "hand it over at " + MediaSource.SAMPLE_RATE + ", as the media bundle does");
        }
    }
}
