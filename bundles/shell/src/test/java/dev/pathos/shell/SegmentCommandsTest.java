package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Segmenter;
import dev.pathos.api.corpus.Segmenter.Faces;
import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentCommandsTest {
    private List<Path> inputs;
    private Path out;
    private Request request;

    private final Segmenter segmenter =
            (given, folder, wanted, watcher) -> {
                inputs = given;
                out = folder;
                request = wanted;
                watcher.progressed("segment", 1, 2);
                return List.of(new Table("t", List.of(), List.of(), List.of()));
            };

    private final SegmentCommands commands =
            new SegmentCommands(segmenter, new Progress(new Console()), "/home");

    private void refused(String reason, String... arguments) {
        WrongUsage e = assertThrows(WrongUsage.class, () -> commands.segment(arguments));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void should_hand_on_what_was_typed_when_all_is_said() {
        commands.segment(
                "a.wav",
                "--out=cut",
                "/b",
                "--min",
                "2",
                "--max",
                "8",
                "--pause",
                ".3",
                "--speaker",
                "from-folder",
                "--faces",
                "require");
        assertEquals(List.of(Path.of("/home/a.wav"), Path.of("/b")), inputs);
        assertEquals(Path.of("/home/cut"), out);
        assertEquals(new Request(2, 8, .3, "from-folder", Faces.REQUIRE), request);
    }

    @Test
    void should_take_what_is_usual_when_little_is_said() {
        commands.segment("a.wav", "--out", "cut");
        assertEquals(Request.USUAL, request);
        commands.segment("a.wav", "--out", "cut", "--min", "20");
        assertEquals(40, request.max());
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        refused("nothing to segment", "--out", "cut");
        refused("--out is missing", "a.wav");
        refused("--out has no value", "a.wav", "--out");
        refused("unknown option --speed", "a.wav", "--speed", "2");
        refused("--out is given twice", "a.wav", "--out", "b", "--out", "c");
        refused("expects a number and not 'x'", "a.wav", "--out", "b", "--min", "x");
        refused("seconds above 0 and not -1.0", "a.wav", "--out", "b", "--pause", "-1");
        refused("at least twice", "a.wav", "--out", "b", "--min", "2", "--max", "3");
        refused("one of mark, require, off", "a.wav", "--out", "b", "--faces", "no");
    }

    @Test
    void should_explain_itself_when_asked() {
        assertTrue(commands.segment("--help").toString().startsWith("usage: segment"));
    }
}
