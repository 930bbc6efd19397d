package dev.pathos.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final Path OUT = Path.of("out");

    private final Halt halt = new Halt("the test");
    private final Parallel parallel = new Parallel(3, halt, "numbers", OUT);
    private final List<Integer> numbers = IntStream.range(0, 100).boxed().toList();

    @Test
    void should_keep_the_order_whichever_thread_is_first() {
        List<Double> told = new ArrayList<>();
        Workload workload =
                new Workload("count", numbers.stream().mapToDouble(n -> n + 1).toArray());
        List<Integer> squares =
                parallel.work(
                        numbers,
                        (n, number) -> {
                            assertEquals(n, number);
                            workload.done(number, 1);
                            return n * n;
                        },
                        () -> workload.tell((phase, done, total) -> told.add(done / total)));
        assertEquals(numbers.stream().map(n -> n * n).toList(), squares);
        assertEquals(1, told.get(told.size() - 1), 1e-9);
    }

    @Test
    void should_end_with_a_problem_when_one_concerns_all() {
        Problem own = new Problem("none", "here", "give one");
        assertEquals(
                own,
                assertThrows(
                        Problem.class,
                        () ->
                                parallel.work(
                                        numbers,
                                        (n, number) -> {
                                            throw own;
                                        },
                                        () -> {})));
        Problem full =
                assertThrows(
                        Problem.class,
                        () ->
                                parallel.work(
                                        numbers,
                                        (n, number) -> {
                                            throw new IOException("disk full");
                                        },
                                        () -> {}));
        assertTrue(full.getMessage().startsWith("cannot write numbers: disk full"));
    }

    @Test
    void should_say_how_to_go_on_when_it_is_halted() {
        CountDownLatch begun = new CountDownLatch(1);
        Problem halted =
                assertThrows(
                        Problem.class,
                        () ->
                                parallel.work(
                                        numbers,
                                        (n, number) -> {
                                            begun.countDown();
                                            halt.request();
                                            return n;
                                        },
                                        () -> {}));
        assertEquals(0, begun.getCount());
        assertTrue(halted.getMessage().startsWith("the test was halted"), halted.getMessage());
    }
}
