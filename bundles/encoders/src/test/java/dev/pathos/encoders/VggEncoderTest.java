package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.tck.EncoderContract;

class VggEncoderTest extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        Setup setup = new Setup(1, 1, .2, "attentive", 3, workers);
        return new VggEncoder(new int[] {4, 3}, false, 5, "tanh", setup);
    }
}
