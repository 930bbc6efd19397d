package dev.pathos.shell;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Notices;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Shows how far runs are, on the standard error stream, so that results can be piped.
 *
 * <p>Understands the events {@code progress} (phase, done, total, text), {@code epoch} (epoch,
 * epochs, metrics), {@code cell} (id, state, cells_done, cells_total, text), {@code note}, {@code
 * exchanged} (text, reason) and {@code left-out} (task, step, reason). Of a run in the background
 * it tells what people should know and have not asked for: that a task was taken out or left out,
 * and while they type nothing all exchanges.
 */
@Component(service = {RunListener.class, Notices.class, Progress.class})
public final class Progress implements RunListener, Notices {
    private static final Pattern LOSS = Pattern.compile("valid/(.+)/loss");

    /** What the field judges classifiers and regressions by. */
    private static final List<String> METRICS = List.of("UAR", "CCC");

    private final Display display;
    private final LongSupplier clock;
    private final Console console;
    private final Supplier<Errand> errands;

    /** Called by Declarative Services. */
    @Activate
    public Progress(@Reference Console console) {
        this(display(console), System::nanoTime, console);
    }

    /** Without a prompt. */
    Progress(Display display, LongSupplier clock) {
        this(display, clock, new Console());
    }

    Progress(Display display, LongSupplier clock, Console console) {
        this(display, clock, console, Errand::current);
    }

    private Progress(
            Display display, LongSupplier clock, Console console, Supplier<Errand> errands) {
        this.display = display;
        this.clock = clock;
        this.console = console;
        this.errands = errands;
    }

    /** What the command of this thread shows, of whatever threads and processes it is told. */
    static Progress own(Console console) {
        Errand errand = Errand.begin();
        return new Progress(display(console), System::nanoTime, console, () -> errand);
    }

    @Override
    public synchronized void happened(Run run, Event event) {
        Errand errand = errands.get();
        errand.folder(run.folder());
        Map<String, Object> values = event.values();
        switch (event.kind()) {
            case "progress" -> progress(errand, run.id(), values);
            case "epoch" -> epoch(errand, run.id(), values);
            case "cell" -> cell(errand, values);
            case "note" -> {
                if (watched(errand)) {
                    display.tell(text(values, "text"));
                }
            }
            case "exchanged" -> {
                // A command that asked for one tells it itself.
                if (watched(errand) || console.waiting() || !text(values, "reason").isEmpty()) {
                    tell(errand, text(values, "text"));
                }
            }
            case "left-out" -> {
                if (errand.once(run.id() + " " + text(values, "task"))) {
                    tell(errand, leftOut(run, event));
                }
            }
            default -> {
                // Other events are for the record.
            }
        }
    }

    /**
     * Does the work of a command. While the command is in the background nothing of it is shown.
     *
     * @param work what to do; threads that it begins belong to it
     * @return what the work gives
     */
    <T> T during(Supplier<T> work) {
        return Errand.during(work, this::clear);
    }

    /** Whether somebody watches what an errand is doing. */
    private boolean watched(Errand errand) {
        return !errand.aside() && !console.waiting();
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
        progress(
                errands.get(),
                "",
                Map.of("phase", phase, "done", done, "total", total, "text", text));
    }

    /** Takes the line away and forgets what went on in this errand. */
    void clear() {
        clear(errands.get());
    }

    private synchronized void clear(Errand errand) {
        errand.activities().clear();
        errand.cells("");
        if (watched(errand)) {
            display.clear();
        }
    }

    /** Says something that is to be read later as well, above the prompt if there is one. */
    @Override
    public synchronized void tell(String line) {
        tell(errands.get(), line);
    }

    private static String leftOut(Run run, Event event) {
        return String.format(
                Locale.ROOT,
                "%s: %s was left out of step %d: %s (told once, all are in events.jsonl)",
                run.id(),
                text(event.values(), "task"),
                event.step(),
                text(event.values(), "reason"));
    }

    private void tell(Errand errand, String line) {
        if (watched(errand)) {
            display.tell(line);
        } else {
            console.above(line);
        }
    }

    private void progress(Errand errand, String run, Map<String, Object> values) {
        Map<String, Activity> activities = errand.activities();
        long now = clock.getAsLong();
        String phase = text(values, "phase");
        double done = number(values, "done");
        Activity activity = activities.get(run);
        if (activity == null || !activity.phase().equals(phase) || activity.ended()) {
            activity = new Activity(run, phase, done, now);
            if (activities.put(run, activity) != null && watched(errand)) {
                display.clear();
            }
        }
        activity.advance(done, number(values, "total"));
        if (values.containsKey("text")) {
            activity.text(text(values, "text"));
        }
        show(errand, activity, false, now);
    }

    private void epoch(Errand errand, String run, Map<String, Object> values) {
        Activity activity = errand.activities().get(run);
        if (activity != null) {
            activity.text(epoch(values));
            show(errand, activity, true, clock.getAsLong());
        }
    }

    private void show(Errand errand, Activity activity, boolean milestone, long now) {
        if (watched(errand)) {
            display.show(activity, errand.cells(), milestone, now);
        }
    }

    private void cell(Errand errand, Map<String, Object> values) {
        String id = text(values, "id");
        String state = text(values, "state");
        String cells =
                String.format(
                        Locale.ROOT,
                        "%.0f/%.0f cells",
                        number(values, "cells_done"),
                        number(values, "cells_total"));
        errand.cells(cells);
        if (state.equals("begun")) {
            return;
        }
        boolean known = errand.activities().remove(id) != null;
        if (!watched(errand)) {
            return;
        }
        if (known) {
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

    private static Display display(Console console) {
        // Not System.err: Gogo puts a stream of its own there.
        PrintStream stream =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
        return Terminal.interactive()
                ? new DrawnLine(stream, console::width)
                : new LogLines(stream);
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.getOrDefault(key, ""));
    }

    private static double number(Map<String, Object> values, String key) {
        return values.get(key) instanceof Number n ? n.doubleValue() : 0;
    }
}
