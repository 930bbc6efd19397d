package dev.pathos.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;

/** How much of many things is done, each of which has a size. */
public final class Workload {
    private static final double FINE = 1e6;
    private static final double MEGABYTE = 1e6;

    private final String phase;
    private final double[] sizes;
    private final double total;
    private final AtomicLongArray shares;

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * Something went on.
         *
         * @param phase what is being done
         * @param done how much is done
         * @param total how much there is to do
         */
        void progressed(String phase, double done, double total);
    }

    /**
     * Makes one of which nothing is done.
     *
     * @param phase what is being done, and the unit of the sizes
     * @param sizes the size of each thing
     */
    public Workload(String phase, double[] sizes) {
        this.phase = phase;
        this.sizes = sizes.clone();
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        total = sum;
        shares = new AtomicLongArray(sizes.length);
    }

    /** The size of a file in megabytes; 0 if it cannot be told. */
    public static double megabytes(Path file) {
        try {
            return Files.size(file) / MEGABYTE;
        } catch (IOException e) {
            // Whoever opens it says what is wrong.
            return 0;
        }
    }

    /**
     * So much of a thing is done; from any thread.
     *
     * @param number which
     * @param share 0 to 1
     */
    public void done(int number, double share) {
        shares.set(number, Math.round(share * FINE));
    }

    /** Tells how far all is. */
    public void tell(Watcher watcher) {
        double done = 0;
        for (int i = 0; i < sizes.length; i++) {
            done += shares.get(i) / FINE * sizes[i];
        }
        watcher.progressed(phase, done, total);
    }
}
