package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.tck.EncoderContract;

class CnnEncoderTest extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        Setup setup = new Setup(1, 1, .2, "attentive", 3, workers);
        return new CnnEncoder(new int[] {8, 6}, 3, 2, 10, "tanh", setup);
    }
}
