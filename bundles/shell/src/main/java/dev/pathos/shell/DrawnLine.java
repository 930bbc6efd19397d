package dev.pathos.shell;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** One line at the bottom of a terminal, drawn again and again. */
final class DrawnLine implements Display {
    /** What is over sooner is not shown at all. */
    static final long SHORT = TimeUnit.SECONDS.toNanos(2);

    private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);

    /** Of several activities each is shown for at least so long, or nobody could read them. */
    private static final long TURN = TimeUnit.SECONDS.toNanos(3);

    private final PrintStream terminal;
    private final IntSupplier width;
    private Activity shown;
    private long shownSince;
    private long drawn;
    private int length;

    DrawnLine(PrintStream terminal, IntSupplier width) {
        this.terminal = terminal;
        this.width = width;
    }

    @Override
    public void show(Activity activity, String cells, boolean milestone, long now) {
        if (activity.age(now) < SHORT) {
            return;
        }
        if (activity != shown) {
            if (shown != null && !shown.ended() && now - shownSince < TURN) {
                return;
            }
            shown = activity;
            shownSince = now;
        } else if (now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        draw((cells.isEmpty() ? "" : cells + "  ") + activity.line(now));
    }

    @Override
    public void tell(String line) {
        clear();
        terminal.println(line);
        terminal.flush();
    }

    @Override
    public void clear() {
        if (length > 0) {
            terminal.print("\r" + " ".repeat(length) + "\r");
            terminal.flush();
            length = 0;
        }
        shown = null;
    }

    /** Overwrites the line; the last column stays free, for there a terminal would wrap. */
    private void draw(String text) {
        String line = Activity.cut(text, width.getAsInt() - 1);
        terminal.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        terminal.flush();
        length = line.length();
    }
}
