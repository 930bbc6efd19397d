package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.tck.MemoryLedger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeakersTest {
    private final MemoryLedger ledger = new MemoryLedger();
    private final Speakers speakers = new Speakers(ledger);

    private List<String> named(String... spelled) {
        return Stream.of(spelled).map(speakers::of).toList();
    }

    @Test
    void should_give_one_name_and_tell_once_when_a_speaker_is_spelled_two_ways() {
        assertEquals(
                List.of("01", "01", "01", "2", "01", "2"),
                named("01", "1", "Actor_01", "2", "1", "Speaker_2"));
        assertEquals(
                List.of("speaker 1", "speaker Actor_01", "speaker Speaker_2"),
                ledger.entries().stream().map(MemoryLedger.Entry::input).toList());
        assertEquals(
                "taken for the speaker that is also spelled 01", ledger.entries().get(0).reason());
    }

    @Test
    void should_keep_speakers_apart_when_more_than_spelling_differs() {
        assertEquals(
                List.of("F01", "M01", "F1", "10", "100", "ann"),
                named("F01", "M01", "F1", "10", "100", "ann"));
        assertEquals(List.of(), ledger.entries());
        assertEquals(List.of("ann"), named("Ann"));
    }
}
