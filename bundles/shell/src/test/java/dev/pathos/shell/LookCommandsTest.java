package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceInspection;
import dev.pathos.api.face.FaceInspection.Request;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookCommandsTest {
    private static final List<Table> TABLES =
            List.of(new Table("t", List.of(), List.of(), List.of()));

    private Request request;

    private final FaceInspection inspection =
            (given, progress) -> {
                request = given;
                progress.at("looking", 1.2, 0);
                return TABLES;
            };

    private final LookCommands commands =
            new LookCommands(inspection, new Progress(new Console()), "/home");

    private void refused(String reason, String... arguments) {
        WrongUsage e = assertThrows(WrongUsage.class, () -> commands.look(arguments));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void should_hand_on_what_was_typed_when_all_is_said() {
        Object answer =
                commands.look(
                        "talks/a.mp4",
                        "--analyzer",
                        "landmarks",
                        "--track=/t.csv",
                        "--out",
                        "seen",
                        "--from",
                        "1.5",
                        "--to=3",
                        "--set",
                        "landmarks.model=m.onnx");
        assertEquals(TABLES, answer);
        assertEquals(
                new Request(
                        Path.of("/home/talks/a.mp4"),
                        Optional.of("landmarks"),
                        List.of("landmarks.model=m.onnx"),
                        Optional.of(Path.of("/t.csv")),
                        Path.of("/home/seen"),
                        1.5,
                        3),
                request);
    }

    @Test
    void should_name_the_folder_after_the_video_when_none_is_named() {
        commands.look("/talks/my.talk.mp4");
        assertEquals(
                new Request(
                        Path.of("/talks/my.talk.mp4"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Path.of("/home/my.talk-look"),
                        0,
                        Double.POSITIVE_INFINITY),
                request);
        commands.look("film");
        assertEquals(Path.of("/home/film-look"), request.out());
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        refused("<video> is missing");
        refused("one <video> is enough", "a.mp4", "b.mp4");
        refused("unknown option --speed", "a.mp4", "--speed", "2");
        refused("--from expects seconds and not 'x'", "a.mp4", "--from", "x");
        refused("--from expects seconds from 0 on", "a.mp4", "--from", "-1");
        refused("--to expects seconds from 0 on", "a.mp4", "--to", "NaN");
        refused("--to must be after --from", "a.mp4", "--from", "3", "--to", "3");
        refused("--out needs a value", "a.mp4", "--out", "");
        refused("--set expects <part>.<key>=<value>", "a.mp4", "--set", "x");
    }

    @Test
    void should_explain_itself_when_asked() {
        assertTrue(commands.look("--help").toString().startsWith("usage: look <video>"));
    }
}
