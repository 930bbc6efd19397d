package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Part;
import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionsTest {
    @TempDir private Path runs;

    private final Declared composer =
            new Declared() {
                @Override
                public List<Part> parts() {
                    return List.of(
                            new Part("Corpus", "heads", "b 1.0.0", "available"),
                            new Part("FeatureExtractor", "lld", "b 1.0.0", "available"),
                            new Part("PretextTask", "energy", "b 1.0.0", "available"));
                }
            };
    private final Drafts drafts = new Drafts();
    private final Suggestions ofDrafts = new DraftSuggestions(composer, drafts);
    private final Suggestions ofParts = new PartSuggestions(composer, drafts, "/lab");

    @BeforeEach
    void begin() {
        drafts.keep(Draft.begin("d"));
    }

    private static List<String> words(
            Suggestions source, String placeholder, String begun, String... given) {
        Map<String, String> words =
                given.length == 0
                        ? Map.of()
                        : given.length == 2
                                ? Map.of(given[0], given[1])
                                : Map.of(given[0], given[1], given[2], given[3]);
        return source.suggest(placeholder, words, begun).stream().map(Suggestion::word).toList();
    }

    @Test
    void should_suggest_drafts_roles_and_the_kinds_that_fit() {
        assertEquals(List.of("d"), words(ofDrafts, "draft", ""));
        assertEquals(List.of("d"), words(ofDrafts, "config", ""));
        List<String> roles = words(ofDrafts, "role", "", "draft", "d");
        assertTrue(roles.containsAll(List.of("corpus", "task", "faces", "scratch.pretext")));
        assertEquals(
                List.of("heads", "joined", "ravdess"),
                words(ofDrafts, "kind", "", "draft", "d", "role", "corpus"));
        assertEquals(
                List.of("activation", "broken", "energy"),
                words(ofDrafts, "kind", "", "draft", "d", "role", "task"));
        assertEquals(List.of(), words(ofDrafts, "kind", "", "draft", "d", "role", "nix"));
        assertFalse(words(ofDrafts, "part", "", "draft", "d").contains("d"));
    }

    @Test
    void should_suggest_keys_and_their_values() {
        List<String> keys = words(ofDrafts, "key", "", "draft", "d");
        assertTrue(keys.containsAll(List.of("features.", "d.", "epochs", "folds", "preset")));
        assertEquals(
                List.of("features.preset", "features.deltas"),
                words(ofDrafts, "key", "features.", "draft", "d"));
        assertEquals(
                List.of("compare", "serlab"),
                words(ofDrafts, "value", "", "draft", "d", "key", "preset"));
        assertEquals(
                List.of("true", "false"),
                words(ofDrafts, "value", "", "draft", "d", "key", "features.deltas"));
        assertEquals(List.of("30"), words(ofDrafts, "value", "", "draft", "d", "key", "epochs"));
    }

    @Test
    void should_suggest_kinds_of_the_sort_that_an_option_or_command_wants() {
        assertEquals(List.of("heads", "lld", "energy"), words(ofParts, "kind", ""));
        assertEquals(List.of("energy"), words(ofParts, "part", "", "run", "tiny"));
        assertEquals(List.of("lld"), words(ofParts, "kind", "", "--extractor", ""));
        assertEquals(List.of("heads"), words(ofParts, "part", "", "command", "corpus"));
        assertEquals(List.of(), words(ofParts, "kind", "", "draft", "d"));
    }

    @Test
    void should_lead_from_part_to_key_to_value_of_a_setting() {
        composer.file =
                List.of(
                        new FilePart("lld", "features", Map.of()),
                        new FilePart("heads", "corpus", Map.of()));
        String place = "part.key=value";
        assertEquals(
                List.of("features.", "corpus."), words(ofParts, place, "", "config", "a.json"));
        assertEquals(
                List.of("features.preset=", "features.deltas="),
                words(ofParts, place, "features.", "config", "a.json"));
        assertEquals(
                List.of("features.preset=compare", "features.preset=serlab"),
                words(ofParts, place, "features.preset=", "config", "a.json"));
        assertEquals(List.of("lld."), words(ofParts, place, "", "--extractor", "lld"));
        assertTrue(words(ofParts, place, "", "config", "d").contains("labels."));
    }

    @Test
    void should_suggest_what_is_live_and_what_it_learns() {
        FakeRun alive = new FakeRun();
        Suggestions live = new LiveSuggestions(alive);
        assertEquals(List.of("tiny"), words(live, "run", ""));
        assertEquals(List.of("tiny/joint-fold0-seed1-pretrain"), words(live, "run", "tiny/joint"));
        assertEquals(List.of("energy", "emotion"), words(live, "task", "", "run", "tiny"));
        assertEquals(List.of(), words(live, "task", "", "run", "nowhere"));
        assertEquals(List.of(), words(live, "run", "nowhere/"));
        assertEquals(
                List.of("louder."), words(ofParts, "part.key=value", "", "part", "lld~louder"));
    }

    @Test
    void should_suggest_experiments_and_their_models() throws IOException {
        Files.createDirectories(runs.resolve("tiny/cells/joint/model"));
        Files.createDirectories(runs.resolve("tiny/cells/begun"));
        Files.createFile(runs.resolve("tiny/config.json"));
        Files.createDirectories(runs.resolve("compare-a-b"));
        Suggestions ofRuns = new RunSuggestions(runs, null);
        assertEquals(List.of("tiny"), words(ofRuns, "experiment", ""));
        assertEquals(List.of(runs.getFileName() + "/tiny/cells/joint"), words(ofRuns, "model", ""));
        assertTrue(words(ofRuns, "metric", "").contains("UAR"));
        assertEquals(List.of(), words(ofRuns, "column", ""));
    }
}
