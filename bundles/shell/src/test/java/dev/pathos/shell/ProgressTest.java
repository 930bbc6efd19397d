package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now = 5 * SECOND;

    private record Cell(String id) implements Run {
        @Override
        public Path folder() {
            return Path.of(id);
        }

        @Override
        public boolean done() {
            return false;
        }

        @Override
        public void halt() {}
    }

    private Progress on(Display display) {
        return new Progress(display, () -> now);
    }

    private static void progress(Progress to, String run, String phase, int done, int total) {
        to.happened(
                new Cell(run),
                new Event(0, "progress", Map.of("phase", phase, "done", done, "total", total)));
    }

    private static void cell(Progress to, String id, String state, int done, String text) {
        to.happened(
                new Cell(id),
                new Event(
                        0,
                        "cell",
                        Map.of(
                                "id",
                                id,
                                "state",
                                state,
                                "cells_done",
                                done,
                                "cells_total",
                                12,
                                "text",
                                text)));
    }

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, [....................]   0%",
        "1, 3, [######..............]  33%",
        "999, 1000, [###################.]  99%",
        "10, 10, [####################] 100%",
        "12, 10, [####################] 100%",
        "7, 0, 7"
    })
    void should_draw_a_bar_that_is_full_only_at_the_end(double done, double total, String bar) {
        assertEquals(bar, Activity.bar(done, total));
    }

    @ParameterizedTest
    @CsvSource({"6.2, 7 s", "59.9, 1:00", "80, 1:20", "7390, 2:03:10"})
    void should_tell_durations_as_people_do(double seconds, String words) {
        assertEquals(words, Activity.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource({"123.4, 123/s", "1.25, 1.3/s", "0.25, 15.0/min"})
    void should_tell_rates_per_second_or_per_minute(double rate, String words) {
        assertEquals(words, Activity.rate(rate));
    }

    @Test
    void should_estimate_the_time_left_from_what_was_done_since_the_beginning() {
        Activity activity = new Activity("joint", "labels", 10, 0);
        activity.advance(30, 50);
        activity.text("epoch 3/20");
        assertEquals(
                "joint labels  [############........]  60%  2.0/s  10 s left  epoch 3/20",
                activity.line(10 * SECOND));
        assertEquals(
                List.of("1/2 cells  joint labels  30 of 50 (60%)  2.0/s  10 s left  epoch 3/20"),
                activity.record("1/2 cells  ", 100, 10 * SECOND));
        assertEquals(
                List.of("joint labels  30 of 50 (60%)  2.0/s  10 s left", "  epoch 3/20"),
                activity.record("", 50, 10 * SECOND));
    }

    @Test
    void should_show_nothing_when_an_activity_is_over_in_two_seconds() {
        Progress progress = on(new DrawnLine(stream, () -> 80));
        progress(progress, "a", "labels", 0, 10);
        now += SECOND;
        progress(progress, "a", "labels", 10, 10);
        assertEquals("", written());
    }

    @Test
    void should_draw_over_the_line_before_and_leave_nothing_of_it() {
        Progress progress = on(new DrawnLine(stream, () -> 80));
        progress(progress, "a", "pre-training a", 0, 10);
        now += 4 * SECOND;
        progress(progress, "a", "pre-training a", 4, 10);
        String first = written();
        assertEquals("\rpre-training a  [########............]  40%  1.0/s  6 s left", first);
        now += SECOND / 100;
        progress(progress, "a", "pre-training a", 5, 10);
        assertEquals("", written());
        progress.clear();
        assertEquals("\r" + " ".repeat(first.length() - 1) + "\r", written());
    }

    @Test
    void should_cut_the_line_when_the_terminal_is_narrow() {
        Progress progress = on(new DrawnLine(stream, () -> 40));
        progress(progress, "a", "extracting features", 0, 10);
        now += 4 * SECOND;
        progress(progress, "a", "extracting features", 4, 10);
        String line = written();
        assertEquals(40, line.length());
        assertTrue(line.endsWith("..."), line);
    }

    @Test
    void should_show_one_of_two_live_cells_for_a_while_and_then_the_other() {
        Progress progress = on(new DrawnLine(stream, () -> 100));
        cell(progress, "joint", "begun", 3, "");
        cell(progress, "scratch", "begun", 3, "");
        progress(progress, "joint", "training", 0, 100);
        progress(progress, "scratch", "training", 0, 100);
        now += 3 * SECOND;
        progress(progress, "joint", "training", 10, 100);
        assertTrue(written().startsWith("\r3/12 cells  joint training  ["));
        now += SECOND;
        progress(progress, "scratch", "training", 10, 100);
        assertEquals("", written());
        now += 3 * SECOND;
        progress(progress, "scratch", "training", 20, 100);
        assertTrue(written().startsWith("\r3/12 cells  scratch training  ["));
    }

    @Test
    void should_leave_a_line_behind_when_a_cell_ends() {
        Progress progress = on(new DrawnLine(stream, () -> 80));
        cell(progress, "joint", "begun", 0, "");
        cell(progress, "joint", "skipped", 1, "");
        assertEquals("", written());
        cell(progress, "scratch", "done", 2, "UAR 0.52");
        assertEquals("2/12 cells  scratch done  UAR 0.52\n", written());
    }

    @Test
    void should_log_a_line_every_ten_seconds_and_each_slow_epoch() {
        Progress progress = on(new LogLines(stream));
        progress(progress, "joint", "training", 0, 100);
        now += 3 * SECOND;
        progress(progress, "joint", "training", 3, 100);
        assertEquals("joint training  3 of 100 (3%)  1.0/s  1:37 left\n", written());
        now += 3 * SECOND;
        progress(progress, "joint", "training", 6, 100);
        assertEquals("", written());
        progress.happened(
                new Cell("joint"),
                new Event(
                        6,
                        "epoch",
                        Map.of("epoch", 1, "epochs", 20, "valid/energy/loss", 1.23456)));
        assertEquals(
                "joint training  6 of 100 (6%)  1.0/s  1:34 left  epoch 1/20  energy loss 1.23\n",
                written());
        now += 10 * SECOND;
        progress(progress, "joint", "training", 16, 100);
        assertEquals(1, written().lines().count());
    }

    @Test
    void should_pass_notes_on_and_keep_quiet_about_other_events() {
        Progress progress = on(new LogLines(stream));
        progress.happened(new Cell("joint"), new Event(0, "note", Map.of("text", "no face in 3")));
        progress.happened(new Cell("joint"), new Event(0, "swap", Map.of("text", "x")));
        progress.happened(new Cell("joint"), new Event(0, "checkpoint", Map.of("step", 3)));
        assertEquals("no face in 3\n", written());
    }

    @Test
    void should_tell_of_an_epoch_only_what_it_is_judged_by() {
        Map<String, Object> values = new HashMap<>();
        values.put("epoch", 3);
        values.put("epochs", 20);
        for (String task : List.of("energy", "arousal")) {
            values.put("train/" + task + "/loss", .9);
            values.put("valid/" + task + "/loss", 1.961);
        }
        values.put("valid/energy/F1_macro", .25);
        values.put("valid/energy/UAR", .6249);
        values.put("valid/arousal/CCC", .01234);
        assertEquals(
                "epoch 3/20  arousal loss 1.96 CCC 0.012  energy loss 1.96 UAR 0.62",
                Progress.epoch(values));
        assertEquals(
                "epoch 3/20", Progress.epoch(Map.of("epoch", 3, "epochs", 20, "note", List.of())));
    }

    @Test
    void should_keep_lines_of_a_log_within_100_columns() {
        Progress progress = on(new LogLines(stream));
        String id = "joint-fold0-seed1-pretrain";
        cell(progress, id, "begun", 0, "");
        progress(progress, id, id, 0, 60);
        now += 3 * SECOND;
        progress(progress, id, id, 52, 60);
        now += 3 * SECOND;
        written();
        Map<String, Object> values = new HashMap<>(Map.of("epoch", 26, "epochs", 30));
        for (String task : List.of("activation", "emotion", "energy", "a-fourth-task")) {
            values.put("valid/" + task + "/loss", .64);
            values.put("valid/" + task + "/UAR", .5);
        }
        progress.happened(new Cell(id), new Event(52, "epoch", values));
        List<String> lines = written().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith("  epoch 26/30  a-fourth-task loss 0.64 UAR 0.50  a"));
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
    }
}
