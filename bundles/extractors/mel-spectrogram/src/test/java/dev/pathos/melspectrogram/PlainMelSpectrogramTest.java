package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;

/** The same where there are no vector instructions. */
class PlainMelSpectrogramTest extends MelSpectrogramTest {
    @Override
    protected Lanes lanes() {
        return Lanes.plain();
    }
}
