package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.batch.Fates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableNamesTest {
    private final TableNames own = TableNames.of("openface", Map.of("sidecar", "gaze"));

    @Test
    void should_find_the_clip_in_the_name_of_a_table() {
        assertEquals(Optional.of("x/a"), own.clip("x/a.csv"));
        assertEquals(Optional.of("x/a"), own.clip("x/a.openface"));
        assertEquals(Optional.of("x/a"), own.clip("x/a.OpenFace.CSV"));
        assertEquals(Optional.of("x/a"), own.clip("x/a.gaze"));
        assertEquals(Optional.of("x/a.b"), own.clip("x/a.b.csv"));
        assertEquals(Optional.empty(), own.clip("x/a.mp4"));
        assertTrue(own.neither("x/readme.txt"));
        assertFalse(own.neither("x/a.csv") || own.neither("x/a.mp4") || own.neither("a.gaze"));
    }

    @Test
    void should_give_each_kind_of_sidecar_the_table_that_is_named_after_it() {
        Map<String, Path> files = new TreeMap<>();
        for (String name : List.of("a.mp4", "a.csv", "a.gaze.csv", "a.py-feat.csv", "b.csv")) {
            files.put(name, Path.of(name));
        }
        List<FaceClip> clips = FaceClips.of(files, own, new Fates());
        assertEquals(List.of("a.mp4", "b.csv"), clips.stream().map(FaceClip::input).toList());
        Map<String, Path> sidecars = clips.get(0).utterance().sidecars();
        assertEquals(Path.of("a.gaze.csv"), sidecars.get("gaze"));
        // a table of Py-Feat by its name is none of OpenFace
        assertEquals(Path.of("a.csv"), sidecars.get("openface"));
        assertEquals(Path.of("b.csv"), clips.get(1).utterance().sidecars().get("gaze"));
    }
}
