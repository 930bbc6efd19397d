package dev.pathos.shell;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Shows how far runs are, on the standard error stream, so that results can be piped.
 *
 * <p>Understands the events {@code progress} (phase, done, total, text), {@code epoch} (epoch,
 * epochs, metrics), {@code cell} (id, state, cells_done, cells_total, text), {@code note} and
 * {@code exchanged} (text).
 */
@Component(service = {RunListener.class, Progress.class})
public final class Progress implements RunListener {
    private static final Pattern LOSS = Pattern.compile("valid/(.+)/loss");

    /** What the field judges classifiers and regressions by. */
    private static final List<String> METRICS = List.of("UAR", "CCC");

    private final Display display;
    private final LongSupplier clock;
    private final Map<String, Activity> activities = new HashMap<>();
    private final Set<BooleanSupplier> commands = ConcurrentHashMap.newKeySet();
    private String cells = "";

    /** Called by Declarative Services. */
    @Activate
    public Progress() {
        this(display(), System::nanoTime);
    }

    Progress(Display display, LongSupplier clock) {
        this.display = display;
        this.clock = clock;
    }

    @Override
    public synchronized void happened(Run run, Event event) {
        if (!attended()) {
            return;
        }
        Map<String, Object> values = event.values();
        switch (event.kind()) {
            case "progress" -> progress(run.id(), values);
            case "epoch" -> epoch(run.id(), values);
            case "cell" -> cell(values);
            case "note", "exchanged" -> display.tell(text(values, "text"));
            default -> {
                // Other events are for the record.
            }
        }
    }

    /**
     * A command begins that carries runs out.
     *
     * @param attended whether somebody waits for it; as long as nobody waits for any, runs are not
     *     shown
     */
    void begin(BooleanSupplier attended) {
        commands.add(attended);
    }

    /** The command ends; its line is taken away. */
    void end(BooleanSupplier attended) {
        commands.remove(attended);
        clear();
    }

    private boolean attended() {
        return commands.isEmpty() || commands.stream().anyMatch(BooleanSupplier::getAsBoolean);
    }

    /**
     * Shows how far something is that is no run.
     *
     * @param phase what is done
     * @param done how much of it
     * @param total of how much
     * @param text where it is now
     */
    synchronized void show(String phase, long done, long total, String text) {
        progress("", Map.of("phase", phase, "done", done, "total", total, "text", text));
    }

    /** Takes the line away and forgets what went on. */
    synchronized void clear() {
        activities.clear();
        cells = "";
        display.clear();
    }

    /** Says something that is to be read later as well. */
    synchronized void tell(String line) {
        display.tell(line);
    }

    private void progress(String run, Map<String, Object> values) {
        long now = clock.getAsLong();
        String phase = text(values, "phase");
        double done = number(values, "done");
        Activity activity = activities.get(run);
        if (activity == null || !activity.phase().equals(phase) || activity.ended()) {
            activity = new Activity(run, phase, done, now);
            if (activities.put(run, activity) != null) {
                display.clear();
            }
        }
        activity.advance(done, number(values, "total"));
        if (values.containsKey("text")) {
            activity.text(text(values, "text"));
        }
        display.show(activity, cells, false, now);
    }

    private void epoch(String run, Map<String, Object> values) {
        Activity activity = activities.get(run);
        if (activity != null) {
            activity.text(epoch(values));
            display.show(activity, cells, true, clock.getAsLong());
        }
    }

    private void cell(Map<String, Object> values) {
        String id = text(values, "id");
        String state = text(values, "state");
        cells =
                String.format(
                        Locale.ROOT,
                        "%.0f/%.0f cells",
                        number(values, "cells_done"),
                        number(values, "cells_total"));
        if (state.equals("begun")) {
            return;
        }
        Activity ended = activities.remove(id);
        if (ended != null) {
            display.clear();
        }
        if (!state.equals("skipped")) {
            String text = text(values, "text");
            display.tell(cells + "  " + id + " " + state + (text.isEmpty() ? "" : "  " + text));
        }
    }

    /**
     * An epoch in words: its number, then of each task the loss on development speakers and the
     * metric that the field goes by. All others are in {@code metrics.csv}.
     */
    static String epoch(Map<String, Object> values) {
        StringBuilder words =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "epoch %.0f/%.0f",
                                number(values, "epoch"),
                                number(values, "epochs")));
        for (String key : new TreeSet<>(values.keySet())) {
            Matcher loss = LOSS.matcher(key);
            if (loss.matches()) {
                words.append("  ").append(loss.group(1));
                append(words, "loss", values.get(key));
                for (String metric : METRICS) {
                    append(words, metric, values.get("valid/" + loss.group(1) + "/" + metric));
                }
            }
        }
        return words.toString();
    }

    private static void append(StringBuilder words, String name, Object value) {
        if (value instanceof Number n) {
            words.append(' ').append(name).append(' ').append(figure(n));
        }
    }

    /** A loss or a metric in words. */
    static String figure(Number number) {
        double v = number.doubleValue();
        return String.format(Locale.ROOT, v != 0 && Math.abs(v) < .1 ? "%.2g" : "%.2f", v);
    }

    private static Display display() {
        // Not System.err: Gogo puts a stream of its own there.
        PrintStream stream =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
        return Terminal.interactive()
                ? new DrawnLine(stream, Terminal.width())
                : new LogLines(stream);
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.getOrDefault(key, ""));
    }

    private static double number(Map<String, Object> values, String key) {
        return values.get(key) instanceof Number n ? n.doubleValue() : 0;
    }
}
