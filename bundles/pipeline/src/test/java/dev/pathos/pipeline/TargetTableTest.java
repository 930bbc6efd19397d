package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTableTest {
    private static final String TARGETS =
            """
            task,part,utterance,target,reason
            emotion,train,a,anger,
            emotion,train,b,anger,
            emotion,train,c,sadness,
            emotion,train,d,,no face
            emotion,train,e,,unreadable: e.mp4: truncated
            emotion,train,f,,"unreadable: f.mp4: truncated, too"
            emotion,valid,g,,no face
            emotion,test,h,sadness,
            """;

    @TempDir Path folder;

    private Path cell(String name, String targets, String remarks) throws IOException {
        Path cell = Files.createDirectories(folder.resolve(name));
        Files.writeString(cell.resolve("targets.csv"), targets);
        if (!remarks.isEmpty()) {
            Files.writeString(cell.resolve("remarks.csv"), "task,remark\n" + remarks);
        }
        return cell;
    }

    @Test
    void should_count_targets_and_reasons_of_every_part() throws IOException {
        TargetTable targets = new TargetTable();
        targets.add("joint", cell("joint", TARGETS, ""));
        Table table = targets.table();
        assertEquals(
                List.of(
                        List.of(
                                "emotion",
                                "joint",
                                "training",
                                "6",
                                "3 (50.0 %)",
                                "anger 2, sadness 1",
                                "unreadable 2, no face 1"),
                        List.of(
                                "emotion",
                                "joint",
                                "development",
                                "1",
                                "1 (100.0 %)",
                                "",
                                "no face 1"),
                        List.of("emotion", "joint", "test", "1", "0", "sadness 1", "")),
                table.rows());
        assertEquals(List.of(), table.notes());
    }

    @Test
    void should_share_rows_when_arms_have_the_same_targets_of_a_task() throws IOException {
        String more = TARGETS + "energy,train,a,high,\n";
        String remark = "emotion,\"3 of 3 faces: anger, sadness can be decided.\"\n";
        TargetTable targets = new TargetTable();
        targets.add("emotion-only", cell("emotion-only", TARGETS, remark));
        targets.add("joint", cell("joint", more, remark));
        Table table = targets.table();
        assertEquals(4, table.rows().size());
        assertEquals("emotion-only, joint", table.rows().get(0).get(1));
        assertEquals(List.of("energy", "joint"), table.rows().get(3).subList(0, 2));
        assertEquals(
                List.of("emotion: 3 of 3 faces: anger, sadness can be decided."), table.notes());
    }

    @Test
    void should_count_numbers_as_one_when_there_are_many() throws IOException {
        StringBuilder text = new StringBuilder("task,part,utterance,target,reason\n");
        for (int i = 0; i < 13; i++) {
            text.append("pitch,train,u" + i + "," + (i - 3) * 1.25 + ",\n");
        }
        TargetTable targets = new TargetTable();
        targets.add("pitch-only", cell("many", text.toString(), ""));
        assertEquals("a number 13", targets.table().rows().get(0).get(5));
        TargetCounts few = TargetCounts.none();
        List.of("0", "1", "1").forEach(few::addTarget);
        assertEquals("1 2, 0 1", few.targetsInWords());
        assertEquals(Map.of(), few.reasons());
    }

    @Test
    void should_have_no_rows_when_nothing_was_added() {
        assertTrue(new TargetTable().table().rows().isEmpty());
    }
}
