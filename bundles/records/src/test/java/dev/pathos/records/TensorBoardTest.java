package dev.pathos.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
    private static final Event EPOCH = new Event(0, "epoch", Map.of());
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.500Z");

    @TempDir Path folder;

    private final TensorBoard listener = new TensorBoard();
    private FakeRun run;
    private Path events;

    @BeforeEach
    void makeRun() {
        run = new FakeRun(folder);
        events = folder.resolve("tensorboard");
    }

    /** One task's epoch: rows, then the line in events.jsonl, then the event. */
    private void epoch(int epoch, double loss) throws IOException {
        long step = 10L * (epoch + 1);
        run.metric(step, epoch, "train", "labels", "loss", loss);
        run.metric(step, epoch, "valid", "labels", "UAR", 1 - loss);
        run.metric(step, epoch, "train", "all", "rate_factor", 1);
        run.ended(step, TIME.plusSeconds(epoch));
        listener.happened(run, EPOCH);
    }

    @Test
    void should_write_each_epochs_scalars_under_the_fields_tags() throws Exception {
        epoch(0, .5);
        epoch(1, .25);

        Map<String, Map<Long, Float>> shown = EventReader.shown(events);

        assertEquals(Map.of(10L, .5f, 20L, .25f), shown.get("train/loss"));
        assertEquals(Map.of(10L, .5f, 20L, .75f), shown.get("valid/UAR"));
        assertEquals(Map.of(10L, 1f, 20L, 1f), shown.get("train/rate_factor"));
        assertEquals(3, shown.size());
        EventReader.Read first = EventReader.folder(events).get(0);
        assertEquals("brain.Event:2", first.version());
        String name = EventReader.files(events).get(0).getFileName().toString();
        assertTrue(name.matches("events\\.out\\.tfevents\\.\\d{10}\\.pathos"), name);
    }

    @Test
    void should_have_the_task_in_the_tag_when_there_are_several() throws Exception {
        run.metric(10, 0, "train", "energy", "loss", 1);
        run.metric(10, 0, "train", "emotion", "loss", 2);
        run.metric(10, 0, "train", "emotion|energy", "gradient_cosine", -.5);
        listener.happened(run, EPOCH);

        assertEquals(
                Set.of(
                        "train/energy/loss",
                        "train/emotion/loss",
                        "train/emotion|energy/gradient_cosine"),
                EventReader.shown(events).keySet());
    }

    @Test
    void should_name_tags_anew_when_a_second_task_comes_while_training() throws Exception {
        run.metric(10, 0, "train", "energy", "loss", 1);
        listener.happened(run, EPOCH);
        run.metric(20, 1, "train", "energy", "loss", 2);
        run.metric(20, 1, "train", "emotion", "loss", 3);
        listener.happened(run, EPOCH);

        assertEquals(
                Map.of(
                        "train/energy/loss", Map.of(10L, 1f, 20L, 2f),
                        "train/emotion/loss", Map.of(20L, 3f)),
                EventReader.shown(events));
    }

    /** Back to the end of an epoch, as a run does that goes on from its checkpoint. */
    private void resume(TensorBoard listener, int epochs) throws IOException {
        Path metrics = folder.resolve("metrics.csv");
        Files.write(metrics, Files.readAllLines(metrics).subList(0, 1 + 3 * epochs));
        listener.happened(run, new Event(10L * epochs, "resumed", Map.of()));
    }

    @Test
    void should_show_no_step_twice_when_a_run_goes_on_from_an_earlier_epoch() throws Exception {
        epoch(0, .5);
        epoch(1, .25);
        epoch(2, .125);
        resume(listener, 1);
        epoch(1, .75);

        assertEquals(Map.of(10L, .5f, 20L, .75f), EventReader.shown(events).get("train/loss"));
        List<Path> files = EventReader.files(events);
        assertEquals(2, files.size());
        List<EventReader.Read> second = EventReader.events(Files.readAllBytes(files.get(1)));
        assertTrue(second.get(1).start());
        assertEquals(11, second.get(1).step(), "what is before still counts");
        assertEquals(3, second.size(), "and is not written again");
    }

    @Test
    void should_show_all_when_a_run_goes_on_twice() throws Exception {
        epoch(0, .5);
        epoch(1, .25);
        resume(listener, 1);
        epoch(1, .75);
        resume(new TensorBoard(), 2);
        TensorBoard next = new TensorBoard();
        resume(next, 2);
        run.metric(30, 2, "train", "labels", "loss", .1);
        next.happened(run, EPOCH);

        assertEquals(
                Map.of(10L, .5f, 20L, .75f, 30L, .1f), EventReader.shown(events).get("train/loss"));
        assertEquals(3, EventReader.files(events).size());
    }

    @Test
    void should_forget_what_was_shown_when_a_run_begins_anew() throws Exception {
        epoch(0, .5);
        epoch(1, .25);
        Files.delete(folder.resolve("metrics.csv"));
        listener.happened(run, new Event(0, "cell", Map.of("state", "begun")));
        epoch(0, .75);

        assertEquals(Map.of(10L, .75f), EventReader.shown(events).get("train/loss"));
    }

    @Test
    void should_keep_the_time_of_epochs_when_they_are_written_later() throws Exception {
        epoch(0, .5);
        new TensorBoard().happened(run, EPOCH);

        List<EventReader.Read> all = EventReader.folder(events);
        assertEquals(1767225600.5, all.get(all.size() - 1).time());
    }

    @Test
    void should_write_all_again_when_a_kill_cut_the_last_record() throws Exception {
        epoch(0, .5);
        epoch(1, .25);
        Path file = EventReader.files(events).get(0);
        byte[] whole = Files.readAllBytes(file);
        int records = EventReader.events(whole).size();
        for (int cut = 1; cut < 60; cut++) {
            byte[] shorter = Arrays.copyOf(whole, whole.length - cut);
            assertEquals(records - 1, EventReader.events(shorter).size());
            assertTrue(EventRecords.last(shorter).isEmpty(), "cut by " + cut);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        TensorBoard next = new TensorBoard();
        resume(next, 2);
        run.metric(30, 2, "train", "labels", "loss", .1);
        next.happened(run, EPOCH);

        assertEquals(
                Map.of(10L, .5f, 20L, .25f, 30L, .1f), EventReader.shown(events).get("train/loss"));
    }

    @Test
    void should_leave_a_line_without_an_end_for_later() throws Exception {
        epoch(0, .5);
        Path metrics = folder.resolve("metrics.csv");
        Files.writeString(metrics, "20,1,0,train,lab", StandardOpenOption.APPEND);
        listener.happened(run, EPOCH);
        Files.writeString(metrics, "els,loss,0.25\n", StandardOpenOption.APPEND);
        listener.happened(run, EPOCH);

        assertEquals(Map.of(10L, .5f, 20L, .25f), EventReader.shown(events).get("train/loss"));
    }

    @Test
    void should_keep_values_that_are_no_numbers() throws Exception {
        run.metric(10, 0, "valid", "labels", "CCC", Double.NaN);
        listener.happened(run, EPOCH);

        assertTrue(Float.isNaN(EventReader.shown(events).get("valid/CCC").get(10L)));
    }

    @Test
    void should_say_once_and_not_throw_when_events_cannot_be_written() throws Exception {
        List<String> told = new ArrayList<>();
        listener.bindOther((r, event) -> told.add(String.valueOf(event.values().get("text"))));
        Files.writeString(events, "a file where the folder belongs");
        epoch(0, .5);
        epoch(1, .25);

        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("metrics.csv"), told.get(0));
    }

    @Test
    void should_not_throw_when_metrics_are_missing_or_nonsense() throws Exception {
        List<Event> told = new ArrayList<>();
        listener.bindOther((r, event) -> told.add(event));
        listener.happened(run, EPOCH);
        listener.happened(run, new Event(0, "cell", Map.of()));
        Files.writeString(folder.resolve("metrics.csv"), FakeRun.HEADER + "x,y\n");
        listener.happened(run, EPOCH);

        assertEquals(List.of("note", "note"), told.stream().map(Event::kind).toList());
    }

    @Test
    void should_do_nothing_when_a_run_has_no_epochs() {
        listener.happened(run, new Event(0, "cell", Map.of("state", "begun")));
        listener.happened(run, new Event(0, "progress", Map.of()));

        assertFalse(Files.exists(events));
    }
}
