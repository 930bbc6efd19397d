package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void should_refuse_what_the_machine_does_not_have() {
        try (Room room = new Room()) {
            Problem refused = assertThrows(Problem.class, () -> room.floats(1L << 44));
            assertTrue(
                    refused.getMessage()
                            .startsWith("there is not enough memory for the encoder's layers:"),
                    refused.getMessage());
            assertEquals(0, room.bytes());
        }
    }

    @Test
    void should_give_zeros_at_the_start_of_a_cache_line_and_count_them() {
        try (Room room = new Room()) {
            FloatPointer floats = room.floats(1000);
            assertEquals(0, floats.address() % 64);
            float[] values = new float[1000];
            floats.get(values);
            for (float value : values) {
                assertEquals(0, value);
            }
            assertTrue(room.bytes() >= 4000 && room.bytes() < 4200, "" + room.bytes());
            room.release(floats);
            assertEquals(0, room.bytes());
        }
    }
}
