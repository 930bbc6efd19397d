package dev.pathos.extraction;

import dev.pathos.api.feature.Extraction.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How much of all clips is done, in megabytes of their files, or in clips where these share files.
 */
final class Workload {
    private static final double FINE = 1e6;
    private static final double MEGABYTE = 1e6;

    private final double[] sizes;
    private final double total;
    private final String phase;
    private final AtomicLongArray shares;

    Workload(List<Clip> clips) {
        boolean whole = clips.stream().allMatch(c -> c.utterance().recording().whole());
        sizes = clips.stream().mapToDouble(c -> whole ? megabytes(c) : 1).toArray();
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        total = sum;
        phase = whole ? "extract, MB" : "extract, clips";
        shares = new AtomicLongArray(sizes.length);
    }

    private static double megabytes(Clip clip) {
        try {
            return Files.size(clip.utterance().media()) / MEGABYTE;
        } catch (IOException e) {
            // Whoever opens it says what is wrong.
            return 0;
        }
    }

    /** So much of a clip is done; from any thread. */
    void done(int clip, double share) {
        shares.set(clip, Math.round(share * FINE));
    }

    /** Tells how far all is. */
    void tell(Watcher watcher) {
        double done = 0;
        for (int i = 0; i < sizes.length; i++) {
            done += shares.get(i) / FINE * sizes[i];
        }
        watcher.progressed(phase, done, total);
    }
}
