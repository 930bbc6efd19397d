package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerSpellingTest {
    @Test
    void should_be_the_same_when_a_name_is_spelled_in_other_ways() {
        for (String name : List.of("1", "01", "Actor_01", "actor-1", "ACTOR 001", "spk1")) {
            assertEquals("1", SpeakerSpelling.plain(name), name);
        }
        assertEquals(SpeakerSpelling.plain("Ses01F"), SpeakerSpelling.plain("ses_1_f"));
        assertEquals(SpeakerSpelling.plain("emodb/03"), SpeakerSpelling.plain("EmoDB/3"));
    }

    @Test
    void should_differ_when_names_do() {
        for (List<String> two :
                List.of(
                        List.of("1", "10"),
                        List.of("F1", "M1"),
                        List.of("emodb/03", "ravdess/03"),
                        List.of("Actor_01", "Actor_11"),
                        List.of("speaker", "actor"),
                        List.of("0", "1"))) {
            assertNotEquals(SpeakerSpelling.plain(two.get(0)), SpeakerSpelling.plain(two.get(1)));
        }
    }
}
