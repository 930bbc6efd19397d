package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.task.Optimizer;
import dev.pathos.tck.Configured;
import dev.pathos.tck.EncoderContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ${className}Test extends EncoderContract {
    @Override
    protected Encoder encoder(int workers) {
        return new ${className}(
                Configured.of(${className}.Settings.class, Map.of("embedding", 10)));
    }

    @Test
    void should_embed_alike_when_frames_of_a_chunk_change_places() {
        Optimizer optimizer = new Optimizer(Optimizer.Kind.SGD, 1);
        try (Learner learner = encoder(1).open(1, 4, optimizer, 7)) {
            // mean 0, deviation 1 of either
            Batch one = new Batch(new float[] {-1, -1, 1, 1}, 1, 4, new int[] {1});
            Batch other = new Batch(new float[] {1, -1, 1, -1}, 1, 4, new int[] {1});
            assertArrayEquals(learner.embed(one).values(), learner.embed(other).values());
        }
    }
}
