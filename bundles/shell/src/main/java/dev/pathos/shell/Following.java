package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRun.Training;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Shows one who follows an experiment what happens: progress at the bottom, and above it a line for
 * each epoch, with the losses of each task, and for everything out of the ordinary.
 */
final class Following implements RunListener {
    /** Epochs that end faster than they can be read are shown now and then. */
    private static final long PAUSE = 1_000_000_000L;

    private static final List<String> METRICS = List.of("UAR", "CCC");

    private final Progress progress;
    private final LongSupplier clock;
    private final String training;
    private final int width;
    private final Map<String, Long> shown = new HashMap<>();
    private volatile String end = "";

    /**
     * Begins to follow.
     *
     * @param progress where it is shown
     * @param clock in nanoseconds
     * @param training the id of the only training to be shown, or empty for all
     * @param width columns of a line
     */
    Following(Progress progress, LongSupplier clock, String training, int width) {
        this.progress = progress;
        this.clock = clock;
        this.training = training;
        this.width = width;
    }

    /** Tells how things are before the first event. */
    void begin(LiveRun run) {
        for (Training t : run.trainings()) {
            if (shows(t.id())) {
                progress.tell(
                        String.format(
                                Locale.ROOT,
                                "%s  step %d, epoch %d/%d, %s: %s",
                                t.id(),
                                t.step(),
                                t.epoch(),
                                t.epochs(),
                                t.state(),
                                LiveTable.tasks(t)));
            }
        }
    }

    @Override
    public void happened(Run run, Event event) {
        if (!shows(run.id())) {
            return;
        }
        Map<String, Object> values = event.values();
        switch (event.kind()) {
            case "epoch" -> epoch(run.id(), values);
            case "waits" -> tell(run, event, "waits: " + values.get("why"));
            case "refused" -> tell(run, event, "refused: " + values.get("reason"));
            case "left-out" ->
                    tell(
                            run,
                            event,
                            "left out " + values.get("task") + ": " + values.get("reason"));
            default -> {
                progress.happened(run, event);
                if (event.kind().equals("cell") && !values.get("state").equals("begun")) {
                    end = String.valueOf(values.get("state"));
                }
            }
        }
    }

    private boolean shows(String id) {
        return training.isEmpty() || training.equals(id);
    }

    private void tell(Run run, Event event, String text) {
        progress.tell(run.id() + "  step " + event.step() + "  " + text);
    }

    private void epoch(String id, Map<String, Object> values) {
        long now = clock.getAsLong();
        Long last = shown.get(id);
        boolean whole = number(values, "epoch") >= number(values, "epochs");
        if (last == null || whole || now - last >= PAUSE) {
            shown.put(id, now);
            lines(id, values, width).forEach(progress::tell);
        }
    }

    /** An epoch as a line, or as a line for itself and one for each task where that is too long. */
    static List<String> lines(String id, Map<String, Object> values, int width) {
        String head =
                String.format(
                        Locale.ROOT,
                        "%s  epoch %.0f/%.0f",
                        id,
                        number(values, "epoch"),
                        number(values, "epochs"));
        List<String> lines = new ArrayList<>(List.of(head));
        for (String task : tasks(values)) {
            StringBuilder line = new StringBuilder("  " + task);
            append(line, "train", values.get("train/" + task + "/loss"));
            append(line, "valid", values.get("valid/" + task + "/loss"));
            METRICS.forEach(m -> append(line, m, values.get("valid/" + task + "/" + m)));
            lines.add(line.toString());
        }
        String all = String.join("", lines);
        return all.length() <= width ? List.of(all) : lines;
    }

    private static TreeSet<String> tasks(Map<String, Object> values) {
        TreeSet<String> tasks = new TreeSet<>();
        for (String key : values.keySet()) {
            if (key.matches("(train|valid)/.+/loss")) {
                tasks.add(key.substring(6, key.length() - "/loss".length()));
            }
        }
        return tasks;
    }

    private static void append(StringBuilder line, String name, Object value) {
        if (value instanceof Number n) {
            line.append(String.format(Locale.ROOT, " %s %s", name, Progress.figure(n)));
        }
    }

    private static double number(Map<String, Object> values, String key) {
        return values.get(key) instanceof Number n ? n.doubleValue() : 0;
    }

    /** Says something that is to be read later as well. */
    void tell(String line) {
        progress.clear();
        progress.tell(line);
    }

    /** How the last training that was shown ended, or empty. */
    String end() {
        return end;
    }

    /** Takes away what is not to stay. */
    void clear() {
        progress.clear();
    }
}
