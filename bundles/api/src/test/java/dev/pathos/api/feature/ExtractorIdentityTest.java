package dev.pathos.api.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtractorIdentityTest {
    private record Revised(String revision) implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            throw new UnsupportedOperationException();
        }
    }

    private static String of(Map<String, Object> properties) {
        return ExtractorIdentity.of(properties, new Revised("3"));
    }

    @Test
    void should_name_kind_revision_settings_and_bundle_and_nothing_of_the_run() {
        Map<String, Object> properties =
                Map.of(
                        "component.name",
                        "lld",
                        "component.id",
                        17L,
                        "service.id",
                        99L,
                        "pathos.run",
                        "run-4",
                        "pathos.part",
                        "features",
                        "pathos.bundle",
                        "lab.lld sha256:ab",
                        "window.ms",
                        25,
                        "groups",
                        new String[] {"voice", "mfcc"},
                        "extractor.target",
                        "(&(pathos.run=run-4)(pathos.part=other))",
                        "extractor.cardinality.minimum",
                        1);
        assertEquals(
                "lld revision 3 {groups=[voice, mfcc], window.ms=25} of lab.lld sha256:ab",
                of(properties));
        assertEquals("lld", ExtractorIdentity.kind(of(properties)));
    }

    @Test
    void should_tell_settings_apart_whatever_they_are_called() {
        assertNotEquals(of(Map.of("noise.target", "pink")), of(Map.of("noise.target", "white")));
        assertNotEquals(of(Map.of("rates", new int[] {1, 2})), of(Map.of("rates", new int[] {1})));
        assertNotEquals(of(Map.of("a", 1)), of(Map.of("a", 1.0)));
        assertNotEquals(
                ExtractorIdentity.of(Map.of(), new Revised("1")),
                ExtractorIdentity.of(Map.of(), new Revised("2")));
    }
}
