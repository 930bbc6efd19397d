package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTables;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FacesCommandsTest {
    private static final Path CWD = Path.of("/home/someone");

    private final List<Path> inputs = new ArrayList<>();
    private Path out;
    private FaceTables.Request request;

    private final FacesCommands commands =
            new FacesCommands(
                    new FaceTables() {
                        @Override
                        public List<Table> write(
                                List<Path> files, Path folder, Request wanted, Watcher watcher) {
                            inputs.addAll(files);
                            out = folder;
                            request = wanted;
                            watcher.progressed("analyze, MB", .5, 2);
                            return List.of();
                        }

                        @Override
                        public List<String> formats() {
                            return List.of("openface", "other");
                        }
                    },
                    new Progress(new Console()),
                    CWD.toString());

    @Test
    void should_hand_on_what_was_typed() {
        commands.faces(
                "a",
                "/b.mp4",
                "--out=o",
                "--analyzer",
                "motion",
                "--format",
                "other",
                "--jobs",
                "3",
                "--set",
                "motion.every=5");
        assertEquals(List.of(CWD.resolve("a"), Path.of("/b.mp4")), inputs);
        assertEquals(CWD.resolve("o"), out);
        assertEquals(
                new FaceTables.Request(
                        Optional.of("motion"), List.of("motion.every=5"), "other", 3),
                request);
    }

    @Test
    void should_leave_the_analyzer_open_and_use_all_processors_when_nothing_is_said() {
        commands.faces("a", "--out", "o");
        assertEquals(
                new FaceTables.Request(
                        Optional.empty(),
                        List.of(),
                        "openface",
                        Runtime.getRuntime().availableProcessors()),
                request);
    }

    @Test
    void should_refuse_a_call_that_leaves_something_open() {
        for (String[] call :
                new String[][] {
                    {"--out", "o"},
                    {"a"},
                    {"a", "--out", "o", "--format", "xls"},
                    {"a", "--out", "o", "--jobs", "0"},
                    {"a", "--out", "o", "--extractor", "lld"}
                }) {
            WrongUsage wrong = assertThrows(WrongUsage.class, () -> commands.faces(call));
            assertTrue(wrong.getMessage().startsWith("faces: "), wrong.getMessage());
        }
        assertEquals(List.of(), inputs);
    }
}
