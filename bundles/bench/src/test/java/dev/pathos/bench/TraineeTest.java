package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraineeTest {
    private final Scripted encoder = new Scripted();

    private Trainee trainee() throws IOException {
        return new Trainee(encoder, new Scripted.LabelTask(), Scripted.NET);
    }

    @Test
    void should_call_a_learner_as_a_run_does_when_training() throws IOException {
        try (Trainee trainee = trainee()) {
            // 4 utterances have 4 of the 6 labels; logits 1, 0, 0, 0; each label once.
            double loss = Math.log(Math.E + 3) - .25;
            assertEquals(loss, trainee.train(), 1e-6);
            trainee.train();
        }
        assertEquals(
                List.of(
                        "open 5 3 ADAM",
                        "forward 0",
                        "labels 16",
                        "clip 0.8",
                        "forward 1",
                        "labels 16",
                        "clip 0.8",
                        "close"),
                encoder.calls);
        assertArrayEquals(new int[] {2, 2, 2, 2}, encoder.batch.chunks());
        assertEquals(List.of(8), encoder.heads.get("labels").hidden());
    }

    @Test
    void should_generate_the_same_batch_whenever_it_is_asked() throws IOException {
        trainee().infer();
        float[] first = encoder.batch.values();
        trainee().infer();
        assertArrayEquals(first, encoder.batch.values());
        assertEquals(4 * 2 * 3 * 5, first.length);
    }

    @Test
    void should_predict_without_training_when_inferring() throws IOException {
        try (Trainee trainee = trainee()) {
            float[] p = trainee.infer();
            assertEquals(Math.E / (Math.E + 3), p[0], 1e-6);
            assertEquals(List.of("open 5 3 ADAM", "infer"), encoder.calls);
        }
    }

    @Test
    void should_count_weights_and_not_what_the_optimizer_keeps() throws IOException {
        assertEquals(10, trainee().parameters());
    }

    @Test
    void should_refuse_to_measure_when_values_are_not_finite() throws IOException {
        encoder.output = Float.NaN;
        Trainee trainee = trainee();
        Problem problem = assertThrows(Problem.class, trainee::train);
        assertTrue(problem.what().contains("diverged at step 1"), problem.what());
    }

    private List<String> serve(String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RacerServer server =
                new RacerServer(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        server.about("encoder {\n  \"a\": 1\n}");
        server.serve(trainee(), 77);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void should_answer_each_lap_when_served_over_pipes() throws IOException {
        List<String> lines = serve("inference 0\ntraining 0\n");

        assertEquals("racer: about encoder { \"a\": 1 }", lines.get(0));
        assertTrue(lines.get(1).startsWith("racer: ready 10 77 Java 1"), lines.get(1));
        assertTrue(lines.get(2).matches("racer: lap 1 [\\d.]+ [\\d.]+ \\d+"), lines.get(2));
        assertTrue(lines.get(3).startsWith("racer: lap 1 "), lines.get(3));
        assertEquals(4, lines.size());
        assertEquals(List.of("infer", "forward 0"), encoder.calls.subList(1, 3));
    }

    @Test
    void should_say_what_failed_and_go_on_when_a_lap_fails() throws IOException {
        encoder.output = Float.NaN;
        List<String> lines = serve("training 0\ninference 0\n");
        assertTrue(
                lines.get(2).matches("racer: failed .*diverged.*\tbench training\t.*"),
                lines.get(2));
        assertTrue(lines.get(3).startsWith("racer: lap 1 "), lines.get(3));
    }
}
