package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.task.Outputs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingsTest {
    @TempDir Path folder;

    @Test
    void should_write_one_row_an_utterance_in_both_files() throws IOException {
        List<CorpusSample> samples = Toy.samples("u", 70, 3);
        Dataset data = Toy.data(samples);
        LiveTask task = Toy.task("task", samples);
        MeanLearner learner = new MeanLearner(2, 5);
        learner.add("task", Toy.objective().head(), 6);
        RunFolder run = new RunFolder("run", folder.resolve("run"), List.of(), new Halt());
        Evaluation e = Evaluation.of(learner, List.of(task), data).get("task");
        Embeddings.write(run, learner, task, e, data);

        List<String> table = Files.readAllLines(run.folder().resolve("embeddings.csv"));
        assertEquals("utterance,speaker,truth,predicted", table.get(0));
        assertEquals(71, table.size());
        assertTrue(table.get(2).startsWith("u1,speaker1,yes,"), table.get(2));
        assertEquals("u7,speaker2,,", table.get(8));

        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(run.folder().resolve("embeddings.npy")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        String header = StandardCharsets.US_ASCII.decode(bytes.slice(10, 118)).toString();
        assertTrue(header.contains("'shape': (70, 3)"), header);
        for (int u = 0; u < 70; u++) {
            Outputs own = learner.embed(data.batch(new int[] {u}));
            for (int k = 0; k < 3; k++) {
                assertEquals(own.values()[k], bytes.getFloat(128 + (u * 3 + k) * 4), 1e-6f);
            }
        }
    }

    @Test
    void should_write_no_rows_when_there_are_no_utterances() throws IOException {
        List<CorpusSample> samples = Toy.samples("u", 4, 3);
        Dataset none = Toy.data(samples).of(List.of());
        LiveTask task = Toy.task("task", samples);
        MeanLearner learner = new MeanLearner(2, 5);
        learner.add("task", Toy.objective().head(), 6);
        RunFolder run = new RunFolder("none", folder.resolve("none"), List.of(), new Halt());
        Evaluation e = Evaluation.of(learner, List.of(task), none).get("task");
        Embeddings.write(run, learner, task, e, none);
        assertEquals(128, Files.size(run.folder().resolve("embeddings.npy")));
        assertEquals(
                "utterance,speaker,truth,predicted\n",
                Files.readString(run.folder().resolve("embeddings.csv")));
    }
}
