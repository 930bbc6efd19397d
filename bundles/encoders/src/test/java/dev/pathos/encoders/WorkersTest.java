package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void should_give_a_shard_to_the_same_thread_when_called_again() {
        Map<Integer, String> first = new ConcurrentHashMap<>();
        Map<Integer, String> second = new ConcurrentHashMap<>();
        try (Workers workers = new Workers(2)) {
            workers.each(5, false, s -> first.put(s, Thread.currentThread().getName()));
            workers.each(5, true, s -> second.put(s, Thread.currentThread().getName()));
        }
        assertEquals(new TreeMap<>(first), new TreeMap<>(second));
        assertEquals(2, first.values().stream().distinct().count());
    }

    @Test
    void should_take_shards_in_falling_order_when_asked_to() {
        List<Integer> order = Collections.synchronizedList(new java.util.ArrayList<>());
        try (Workers workers = new Workers(1)) {
            workers.each(3, true, order::add);
        }
        assertEquals(List.of(2, 1, 0), order);
    }

    @Test
    void should_finish_the_others_when_one_shard_fails() {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(2)) {
            IllegalStateException failure =
                    assertThrows(
                            IllegalStateException.class,
                            () ->
                                    workers.each(
                                            4,
                                            false,
                                            s -> {
                                                if (s == 1) {
                                                    throw new IllegalStateException("shard 1");
                                                }
                                                done.incrementAndGet();
                                            }));
            assertEquals("shard 1", failure.getMessage());
        }
        assertEquals(3, done.get());
    }
}
