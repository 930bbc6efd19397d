package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.bench.Racer.Lap;
import dev.pathos.bench.Racer.Phase;
import dev.pathos.bench.Racer.Ready;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessRacersTest {
    @Test
    void should_understand_a_racer_when_it_answers() throws IOException {
        try (ProcessRacer racer = new ProcessRacer(FakeRacer.process("answers"), List.of())) {
            assertEquals(new Ready(7, 8, "Fake 1.0 of tests"), racer.ready());
            assertEquals(List.of("part fake"), racer.about());
            assertEquals(new Lap(3, 1.5, 1.25, 9), racer.run(Phase.TRAINING, .5));
            assertEquals(new Lap(1, .25, .125, 8), racer.run(Phase.INFERENCE, .5));
        }
    }

    @Test
    void should_hand_on_a_problem_when_a_racer_tells_one() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new ProcessRacer(FakeRacer.process("refuses"), List.of()));
        assertEquals("no part (part x): install it", problem.getMessage());
    }

    @Test
    void should_tell_last_words_when_a_racer_ends_without_an_answer() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new ProcessRacer(FakeRacer.process("crashes"), List.of()));
        assertEquals("it ended: last words", problem.what());
    }

    @Test
    void should_go_on_alone_when_there_is_no_python() {
        List<String> notes = new ArrayList<>();
        try (ProcessRacers racers =
                new ProcessRacers((net, n) -> FakeRacer.process("answers"), "no-such-python")) {
            for (int threads = 1; threads <= 2; threads++) {
                Map<String, Racer> started = racers.start(Scripted.NET, threads, notes);
                assertEquals(Set.of(Race.OURS), started.keySet());
                started.values().forEach(Racer::close);
            }
        }
        assertEquals(1, notes.size(), "told once");
        assertTrue(notes.get(0).contains("no-such-python does not start"), notes.get(0));
        assertTrue(notes.get(0).contains("PATHOS_PYTHON"), notes.get(0));
    }

    @Test
    void should_start_nobody_when_ours_does_not_start() {
        try (ProcessRacers racers =
                new ProcessRacers((net, n) -> FakeRacer.process("refuses"), "no-such-python")) {
            assertThrows(Problem.class, () -> racers.start(Scripted.NET, 1, new ArrayList<>()));
        }
    }
}
