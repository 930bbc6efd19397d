package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.run.Problem;
import dev.pathos.encoders.TransformerArchitecture.Rates;
import dev.pathos.tck.EncoderContract;
import org.junit.jupiter.api.Test;

class TransformerEncoderTest extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        return encoder(1, workers);
    }

    private static Encoder encoder(int heads, int workers) {
        return new TransformerEncoder(
                2,
                heads,
                9,
                new int[] {6},
                new Rates(.1, .2, .3),
                new Setup(1, 1, .2, "gated", 3, workers));
    }

    @Test
    void should_name_the_columns_when_heads_do_not_divide_them() {
        Problem problem =
                assertThrows(Problem.class, () -> encoder(3, 1).open(130, 20, Nets.ADAM, 1));
        assertTrue(problem.getMessage().contains("130 columns"), problem.getMessage());
    }
}
