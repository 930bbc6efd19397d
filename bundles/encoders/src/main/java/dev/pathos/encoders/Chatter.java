package dev.pathos.encoders;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Keeps what SameDiff prints, a line for each operation that it differentiates, from people. */
final class Chatter {
    private static final String LINE = "Added differentiated op ";

    private Chatter() {}

    /**
     * Does something without those lines; all others are printed.
     *
     * @param work what to do; by one thread at a time
     * @return what it gives
     */
    static synchronized <T> T without(Supplier<T> work) {
        PrintStream before = System.out;
        PrintStream filter =
                new PrintStream(before, true) {
                    @Override
                    public void println(String line) {
                        if (line == null || !line.startsWith(LINE)) {
                            before.println(line);
                        }
                    }
                };
        System.setOut(filter);
        try {
            return work.get();
        } finally {
            if (System.out == filter) {
                System.setOut(before);
            }
        }
    }
}
