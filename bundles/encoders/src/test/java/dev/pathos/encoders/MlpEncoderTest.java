package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.tck.EncoderContract;

class MlpEncoderTest extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        Setup setup = new Setup(1, 1, .2, "attentive", 3, workers);
        return new MlpEncoder(new int[] {7, 4}, "relu", setup);
    }
}
