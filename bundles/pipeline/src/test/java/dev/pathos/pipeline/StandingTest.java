package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.tck.Configured;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTest {
    private static final ClassTally TALLY = new ClassTally(List.of("a", "b"));

    @TempDir Path folder;

    /** A pretext task that only has to be there. */
    private record Untouched() implements PretextTask {
        @Override
        public Labeler fit(Iterable<Sample> training, long seed) {
            throw new AssertionError("nothing is trained here");
        }

        @Override
        public Labeler restore(State state) {
            throw new AssertionError("nothing is trained here");
        }
    }

    private static Arm arm(String name, PretextTask... tasks) {
        List<Map.Entry<Map<String, Object>, PretextTask>> pretext =
                Arrays.stream(tasks)
                        .map(t -> Map.entry(Map.<String, Object>of(Composition.PART, "task"), t))
                        .toList();
        return new Arm(
                Configured.of(Arm.Settings.class, Map.of()),
                Map.of(Composition.PART, name),
                null,
                pretext,
                null,
                null);
    }

    private static final Arm SCRATCH = arm("scratch");
    private static final Arm FIRST = arm("first", new Untouched());
    private static final Arm SECOND = arm("second", new Untouched());

    /** Predictions of so many speakers, of two utterances each, so many of them right. */
    private Scores add(Scores scores, long seed, int fold, int speakers, int right)
            throws IOException {
        StringBuilder text = new StringBuilder("utterance,speaker,truth,predicted,p_a,p_b\n");
        for (int i = 0; i < 2 * speakers; i++) {
            String truth = i % 2 == 0 ? "a" : "b";
            String predicted = i < right ? truth : i % 2 == 0 ? "b" : "a";
            String id = "f" + fold + "u" + i + ",f" + fold + "s" + i / 2;
            text.append(id + "," + truth + "," + predicted + ",.5,.5\n");
        }
        Path file = Files.writeString(folder.resolve("predictions.csv"), text);
        scores.add(new Scores.Place(seed, fold), file);
        return scores;
    }

    private Map<Results.System, Scores> systems() throws IOException {
        Map<Results.System, Scores> systems = new LinkedHashMap<>();
        systems.put(new Results.System(SCRATCH, 5), add(new Scores(TALLY), 1, 0, 6, 4));
        systems.put(new Results.System(FIRST, 5), add(new Scores(TALLY), 1, 0, 6, 12));
        systems.put(new Results.System(SECOND, 5), add(new Scores(TALLY), 1, 0, 6, 6));
        systems.put(new Results.System(FIRST, 20), add(new Scores(TALLY), 1, 0, 6, 6));
        return systems;
    }

    @Test
    void should_compare_with_scratch_on_the_same_budget_as_one_family() throws IOException {
        List<Standing> all = Standing.of(systems());
        assertTrue(all.get(0).gain().isEmpty(), "scratch itself");
        assertTrue(all.get(3).gain().isEmpty(), "there is no scratch on 20 %");
        Standing.Gain first = all.get(1).gain().get();
        Standing.Gain second = all.get(2).gain().get();
        // 4 of 12 against 12: speakers gain 0 0 1 1 1 1; 2^4 patterns of those that differ
        assertEquals(2 / 16., first.p(), 1e-12);
        assertEquals(2 / 3., first.difference().value(), 1e-12);
        // one speaker differs: everything is as large
        assertEquals(1, second.p(), 1e-12);
        assertEquals(2 * first.p(), first.adjusted(), 1e-12);
        assertEquals(1, second.adjusted(), 1e-12);
        assertTrue(Double.isNaN(all.get(1).seedSpread()), "one seed");
    }

    @Test
    void should_compare_only_on_cells_that_both_have_ended() throws IOException {
        Map<Results.System, Scores> systems = systems();
        add(systems.get(new Results.System(FIRST, 5)), 1, 1, 3, 0);
        Standing first = Standing.of(systems).get(1);
        assertEquals(1, first.gain().get().cells());
        assertEquals(2 / 3., first.gain().get().difference().value(), 1e-12);
        assertEquals(12 / 18., first.metrics().get(2).value(), 1e-12);
        Table table = new ComparisonTable("protocol", 1, List.of(FIRST)).of(Standing.of(systems));
        assertTrue(
                table.notes()
                        .contains(
                                "first 5 %: compared with scratch on the 1 of 2 cells that"
                                        + " both have ended."),
                table.notes().toString());
    }

    @Test
    void should_show_interval_difference_and_adjusted_p_in_the_table() throws IOException {
        Table table =
                new ComparisonTable("protocol", 1, List.of(SCRATCH, FIRST))
                        .of(Standing.of(systems()));
        assertEquals(
                List.of(
                        "arm",
                        "labels",
                        "F1 macro",
                        "precision",
                        "recall (UAR)",
                        "WA",
                        "F1 macro minus scratch",
                        "p (Holm)",
                        "seed SD"),
                table.header());
        List<String> first = table.rows().get(1);
        assertEquals(List.of("first", "5 %", "100.0 [100.0, 100.0]"), first.subList(0, 3));
        assertTrue(first.get(6).startsWith("66.7 ["), first.get(6));
        assertEquals(List.of("0.250", "-"), first.subList(7, 9));
        assertEquals(List.of("-", "-", "-"), table.rows().get(0).subList(6, 9));
        assertEquals("protocol", table.notes().get(0));
        assertTrue(table.notes().stream().anyMatch(n -> n.contains("all exchanges counted")));
        assertFalse(table.notes().stream().anyMatch(n -> n.contains("overlap")));
    }

    @Test
    void should_say_so_when_test_parts_overlap() throws IOException {
        Map<Results.System, Scores> systems = systems();
        Scores scratch = systems.get(new Results.System(SCRATCH, 5));
        Path again =
                Files.writeString(
                        folder.resolve("again"),
                        "utterance,speaker,truth,predicted,p_a,p_b\nf0u0,f0s0,a,b,0,1\n");
        scratch.add(new Scores.Place(1, 1), again);
        List<Standing> all = Standing.of(systems);
        // 4 of 12 in one partition, 0 of 1 in the other
        assertEquals(1 / 6., all.get(0).metrics().get(3).value(), 1e-12);
        Table table = new ComparisonTable("protocol", 1, List.of(SCRATCH)).of(all);
        assertTrue(table.notes().get(1).contains("overlap"), table.notes().toString());
    }

    @Test
    void should_tell_a_system_in_numbers() throws IOException {
        List<Standing> all = Standing.of(systems());
        JsonObject first = SystemJson.of(all.get(1), Json.createObjectBuilder(), 12.5);
        assertEquals(12.5, first.getJsonNumber("labeled_minutes").doubleValue());
        assertEquals(6, first.getInt("speakers"));
        JsonObject f1 = first.getJsonObject("metrics").getJsonObject("F1_macro");
        assertEquals(1, f1.getJsonNumber("value").doubleValue(), 1e-12);
        JsonObject gain = first.getJsonObject("minus_scratch");
        assertEquals(.125, gain.getJsonNumber("p").doubleValue(), 1e-12);
        assertEquals(.25, gain.getJsonNumber("p_holm").doubleValue(), 1e-12);
        assertEquals(JsonValue.NULL, first.get("seed_sd"));
        JsonObject b = first.getJsonArray("per_class").getJsonObject(1);
        assertEquals("b", b.getString("class"));
        assertEquals(6, b.getJsonNumber("support").doubleValue());
        JsonObject scratch = SystemJson.of(all.get(0), Json.createObjectBuilder(), Double.NaN);
        assertEquals(JsonValue.NULL, scratch.get("minus_scratch"));
        assertEquals(JsonValue.NULL, scratch.get("labeled_minutes"));
    }

    @Test
    void should_compare_predicted_values_by_ccc() throws IOException {
        Map<Results.System, Scores> systems = new LinkedHashMap<>();
        for (Arm arm : List.of(SCRATCH, FIRST)) {
            StringBuilder text = new StringBuilder("utterance,speaker,truth,predicted,v_0\n");
            for (int i = 0; i < 12; i++) {
                double predicted = arm == FIRST ? i : 6 + .1 * i;
                text.append("u" + i + ",s" + i / 2 + "," + i + "," + predicted + ",0\n");
            }
            Scores scores = new Scores(new ValueTally());
            Path file = Files.writeString(folder.resolve(arm.name()), text);
            scores.add(new Scores.Place(1, 0), file);
            systems.put(new Results.System(arm, 100), scores);
        }
        List<Standing> all = Standing.of(systems);
        assertEquals(1, all.get(1).metrics().get(0).value(), 1e-12);
        Table table = new ComparisonTable("protocol", 1, List.of(SCRATCH, FIRST)).of(all);
        assertEquals(
                List.of("arm", "labels", "CCC", "PCC", "RMSE", "CCC minus scratch"),
                table.header().subList(0, 6));
        assertEquals("1.000 [1.000, 1.000]", table.rows().get(1).get(2));
        assertEquals("0.000", table.rows().get(1).get(4));
        JsonObject json = SystemJson.of(all.get(1), Json.createObjectBuilder(), 1);
        assertEquals(0, json.getJsonArray("per_class").size());
        assertTrue(json.getJsonObject("metrics").containsKey("RMSE"));
    }
}
