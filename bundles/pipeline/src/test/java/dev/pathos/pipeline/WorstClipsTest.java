package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import dev.pathos.tck.SyntheticFace;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorstClipsTest {
    private static final String HEADER = "utterance,speaker,truth,predicted,p_no,p_yes\n";

    @TempDir Path folder;

    private final Arm arm =
            new Arm(
                    Configured.of(Arm.Settings.class, Map.of()),
                    Map.of(Composition.PART, "scratch"),
                    null,
                    List.of(),
                    null,
                    null);

    private Cell cell(long seed, String predictions) throws IOException {
        Cell cell = new Cell(Cell.Kind.FINETUNE, arm, 0, seed, 100);
        Path own = Files.createDirectories(folder.resolve(cell.id()));
        Files.writeString(own.resolve("predictions.csv"), HEADER + predictions);
        Files.writeString(own.resolve("run.json"), "{}");
        return cell;
    }

    private static CorpusSample sample(String id, Recording recording, Optional<FaceTrack> face) {
        Utterance utterance =
                new Utterance(
                        id, "s", "", Path.of(id), Map.of(), Annotations.label("no"), recording);
        return new CorpusSample(
                utterance,
                null,
                Span.WHOLE,
                Frames.of(List.of("x"), 10, new float[3]),
                Optional.of(new SharedTracks(u -> face)));
    }

    @Test
    void should_put_first_what_got_the_least_probability_over_seeds() throws IOException {
        List<Cell> cells =
                List.of(
                        cell(1, "a,s,no,yes,.4,.6\nb,s,no,no,.9,.1\nc,s,yes,no,.7,.3\n"),
                        cell(2, "a,s,no,yes,.2,.8\nb,s,no,no,.8,.2\nc,s,yes,yes,.3,.7\n"));
        Scores scores = new Scores(new ClassTally(List.of("no", "yes")));
        for (Cell cell : cells) {
            scores.add(
                    new Scores.Place(cell.seed(), cell.fold()),
                    folder.resolve(cell.id()).resolve("predictions.csv"));
        }
        Map<Results.System, Scores> systems = new LinkedHashMap<>();
        systems.put(new Results.System(arm, 100), scores);
        FaceTrack face = SyntheticFace.still(20, 1).track();
        JsonArray worst =
                WorstClips.of(
                                systems,
                                cells,
                                folder,
                                List.of(
                                        sample("a", Recording.WHOLE, Optional.of(face)),
                                        sample("b", Recording.WHOLE, Optional.empty()),
                                        sample(
                                                "c",
                                                new Recording("", 1, 2, "", Map.of()),
                                                Optional.empty())))
                        .build();
        assertEquals(
                List.of("a", "c", "b"),
                worst.getValuesAs(JsonObject.class).stream()
                        .map(o -> o.getString("utterance"))
                        .toList());
        JsonObject a = worst.getJsonObject(0);
        assertEquals(.3, a.getJsonNumber("p_truth").doubleValue(), 1e-9);
        assertEquals("yes", a.getString("predicted"));
        assertTrue(a.isNull("start"));
        assertEquals(face.frames() - 1, a.getJsonObject("face").getJsonArray("activation").size());
        JsonObject c = worst.getJsonObject(1);
        assertEquals(1, c.getJsonNumber("start").doubleValue());
        assertTrue(c.isNull("face"));
        assertFalse(c.getString("media").isEmpty());
    }
}
