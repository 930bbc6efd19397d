package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads. */
final class Until {
    private static final long LIMIT = 20_000_000_000L;

    private Until() {}

    static void holds(BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() - begin < LIMIT) {
            Thread.sleep(5);
            holds = condition.getAsBoolean();
        }
        assertTrue(holds, "it did not come about");
    }
}
