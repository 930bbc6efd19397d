package dev.pathos.shell;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A line now and then, for files and for terminals that cannot go back. */
final class LogLines implements Display {
    private static final long USUAL = TimeUnit.SECONDS.toNanos(10);
    private static final long MILESTONE = TimeUnit.SECONDS.toNanos(2);

    private static final int WIDTH = 100;

    private final PrintStream log;
    private final Map<String, Long> written = new HashMap<>();

    LogLines(PrintStream log) {
        this.log = log;
    }

    @Override
    public void show(Activity activity, String cells, boolean milestone, long now) {
        Long last = written.get(activity.run());
        long pause = milestone ? MILESTONE : USUAL;
        if (activity.age(now) >= DrawnLine.SHORT && (last == null || now - last >= pause)) {
            written.put(activity.run(), now);
            activity.record(cells.isEmpty() ? "" : cells + "  ", WIDTH, now).forEach(this::tell);
        }
    }

    @Override
    public void tell(String line) {
        log.println(line);
        log.flush();
    }

    @Override
    public void clear() {
        // A log keeps what was written.
    }
}
