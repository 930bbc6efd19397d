package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.tck.EncoderContract;

class LstmEncoderTest extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        return new LstmEncoder(new int[] {8, 6}, new Setup(1, 1, .2, "gated", 3, workers));
    }

    @Override
    protected int frames() {
        return 12;
    }
}
