package dev.pathos.segmentation;

import dev.pathos.api.corpus.Segmenter.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How much of all recordings is done, in megabytes of their files. */
final class Workload {
    private static final double MEGABYTE = 1e6;

    private final Map<Recording, Double> sizes;
    private final Map<Recording, Double> shares = new ConcurrentHashMap<>();
    private final Watcher watcher;

    Workload(List<Recording> recordings, Watcher watcher) {
        this.sizes = recordings.stream().collect(Collectors.toMap(r -> r, Workload::size));
        this.watcher = watcher;
    }

    private static double size(Recording recording) {
        try {
            return Files.size(recording.file()) / MEGABYTE;
        } catch (IOException e) {
            // Whoever opens it will say what is wrong.
            return 0;
        }
    }

    /** A recording is done so far. */
    void done(Recording recording, double share) {
        shares.put(recording, share);
        tell();
    }

    /** Tells the watcher how far all is. */
    void tell() {
        double done =
                shares.entrySet().stream()
                        .mapToDouble(e -> e.getValue() * sizes.get(e.getKey()))
                        .sum();
        double total = sizes.values().stream().mapToDouble(Double::doubleValue).sum();
        watcher.progressed("segment, MB", done, total);
    }
}
