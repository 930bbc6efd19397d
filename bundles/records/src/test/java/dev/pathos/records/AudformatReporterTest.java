package dev.pathos.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AudformatReporterTest {
    @TempDir Path temporary;

    private ExperimentFixture experiment;

    @BeforeEach
    void makeExperiment() throws IOException {
        experiment = new ExperimentFixture(temporary.resolve("my study"), false);
    }

    private Path report() throws IOException {
        return new AudformatReporter().report(experiment.folder);
    }

    private static Map<?, ?> header(Path database) throws IOException {
        return (Map<?, ?>)
                new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(database.resolve("db.yaml")));
    }

    private static Map<?, ?> in(Map<?, ?> map, String... keys) {
        Map<?, ?> at = map;
        for (String key : keys) {
            at = (Map<?, ?>) at.get(key);
        }
        return at;
    }

    @Test
    void should_write_a_table_for_each_system_over_all_folds() throws Exception {
        experiment.cell("joint", 0, "finetune");
        experiment.cell("joint", 1, "finetune");
        experiment.cell("classical", 0, "classical");

        Path database = report();

        assertEquals(
                """
                file,emotion,p_angry,p_no,fold
                u0a,angry,0.75,0.25,0
                "u0,b",angry,0.625,0.375,0
                u1a,angry,0.75,0.25,1
                "u1,b",angry,0.625,0.375,1
                """,
                Files.readString(database.resolve("db.joint.12.5pct.seed1.csv")));
        Map<?, ?> header = header(database);
        assertEquals(
                Set.of("files", "joint.12.5pct.seed1", "classical.12.5pct.seed1"),
                in(header, "tables").keySet());
        Map<?, ?> columns = in(header, "tables", "joint.12.5pct.seed1", "columns");
        assertEquals(List.of("emotion", "p_angry", "p_no", "fold"), List.copyOf(columns.keySet()));
        assertEquals("joint.12.5pct.seed1", in(columns, "emotion").get("rater_id"));
        assertEquals("machine", in(header, "raters", "joint.12.5pct.seed1").get("type"));
        assertEquals("test", in(header, "tables", "joint.12.5pct.seed1").get("split_id"));
        assertEquals(List.of("angry", "no"), in(header, "schemes", "emotion").get("labels"));
        assertEquals("perceived by voice", in(header, "schemes", "emotion").get("description"));
        assertEquals("my_study", header.get("name"));
        assertEquals("other", header.get("usage"));
    }

    @Test
    void should_refer_only_to_schemes_raters_splits_and_columns_that_there_are() throws Exception {
        experiment.cell("joint", 0, "finetune");
        Path database = report();
        Map<?, ?> header = header(database);
        for (Object id : in(header, "tables").keySet()) {
            Map<?, ?> table = in(header, "tables", id.toString());
            Object split = table.get("split_id");
            assertTrue(split == null || in(header, "splits").containsKey(split));
            Map<?, ?> columns = in(table, "columns");
            List<String> lines = Files.readAllLines(database.resolve("db." + id + ".csv"));
            assertEquals(
                    "file,"
                            + String.join(
                                    ",", columns.keySet().stream().map(Object::toString).toList()),
                    lines.get(0));
            for (Object column : columns.keySet()) {
                Map<?, ?> of = in(columns, column.toString());
                assertTrue(in(header, "schemes").containsKey(of.get("scheme_id")), "" + column);
                Object rater = of.get("rater_id");
                assertTrue(rater == null || in(header, "raters").containsKey(rater), "" + column);
            }
        }
    }

    @Test
    void should_say_which_part_an_utterance_has_in_each_fold() throws Exception {
        experiment.cell("joint", 0, "finetune");
        experiment.cell("joint", 1, "finetune");

        assertEquals(
                """
                file,speaker,emotion,fold0,fold1
                t1,,,train,train
                "u0,b",s0,no,test,
                u0a,s0,angry,test,test
                "u1,b",s1,no,,test
                u1a,s1,angry,,test
                u9,,,dev,dev
                """,
                Files.readString(report().resolve("db.files.csv")));
    }

    @Test
    void should_keep_folds_apart_when_their_test_parts_overlap() throws Exception {
        List<String> same = List.of("u,s,angry,no,0.25,0.75");
        experiment.cell("joint", 0, "finetune", same);
        experiment.cell("joint", 1, "finetune", same);

        assertEquals(
                Set.of("files", "joint.12.5pct.seed1.fold0", "joint.12.5pct.seed1.fold1"),
                in(header(report()), "tables").keySet());
    }

    @Test
    void should_leave_out_what_is_no_table_of_utterances() throws Exception {
        experiment.cell(
                "joint", 0, "finetune", List.of("u,s,no,no,0.25,0.75", "u,s,no,no,0.25,0.75"));

        Path database = report();

        assertEquals(Set.of("files"), in(header(database), "tables").keySet());
        try (Stream<Path> files = Files.list(database)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void should_say_that_data_are_synthetic() throws Exception {
        experiment = new ExperimentFixture(temporary.resolve("generated"), true);
        experiment.cell("joint", 0, "finetune");
        Map<?, ?> header = header(report());

        assertEquals(true, header.get("synthetic"));
        assertTrue(header.get("description").toString().startsWith("SYNTHETIC DATA"));
    }

    @Test
    void should_replace_an_earlier_database_whole() throws Exception {
        experiment.cell("joint", 0, "finetune");
        Path stale = Files.writeString(report().resolve("db.stale.csv"), "");
        report();

        assertFalse(Files.exists(stale));
        assertFalse(Files.exists(experiment.folder.resolve("audformat.incomplete")));
    }

    @Test
    void should_write_nothing_when_no_cell_has_ended() throws Exception {
        assertFalse(Files.exists(report()));
    }

    @Test
    void should_quote_what_older_yaml_takes_for_something_else() {
        String text =
                Yaml.dump(Map.of("labels", List.of("no", "1:30", "010", "happy", "2026-01-01")));

        assertEquals("labels:\n- \"no\"\n- \"1:30\"\n- \"010\"\n- happy\n- \"2026-01-01\"\n", text);
    }
}
