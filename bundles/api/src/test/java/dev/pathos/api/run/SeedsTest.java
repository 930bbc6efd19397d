package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void should_give_the_same_stream_when_seed_purpose_and_indices_are_the_same() {
        assertEquals(
                Seeds.random(1, "dropout", 2, 3).nextLong(),
                Seeds.random(1, "dropout", 2, 3).nextLong());
    }

    @Test
    void should_give_different_seeds_when_anything_differs() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (String purpose : new String[] {"", "a", "b", "ab", "ba"}) {
                seeds.add(Seeds.derive(seed, purpose));
                for (long i = 0; i < 10; i++) {
                    seeds.add(Seeds.derive(seed, purpose, i));
                    seeds.add(Seeds.derive(seed, purpose, i, 7));
                    seeds.add(Seeds.derive(seed, purpose, 7, 10 + i));
                }
            }
        }
        assertEquals(20 * 5 * 31, seeds.size());
    }

    @Test
    void should_contain_each_index_once_when_permuted() {
        for (int size : new int[] {0, 1, 2, 100}) {
            int[] order = Seeds.permutation(size, Seeds.random(1, "order"));
            int[] sorted = order.clone();
            Arrays.sort(sorted);
            assertArrayEquals(IntStream.range(0, size).toArray(), sorted);
        }
    }

    @Test
    void should_give_every_order_about_as_often_when_permuted_many_times() {
        int[] counts = new int[6];
        for (int i = 0; i < 6000; i++) {
            int[] order = Seeds.permutation(3, Seeds.random(1, "order", i));
            counts[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
        }
        for (int count : counts) {
            // 1000 expected, deviation 29
            assertTrue(Math.abs(count - 1000) < 150, Arrays.toString(counts));
        }
    }
}
