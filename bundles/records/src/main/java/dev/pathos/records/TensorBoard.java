package dev.pathos.records;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Writes each run's metrics as scalars that TensorBoard shows, epoch by epoch, into the folder
 * {@code tensorboard} of the run.
 *
 * <p>It reads what the run has just appended to {@code metrics.csv}, so it costs no more than the
 * run's own record. What goes wrong is told once a run, and never fails it.
 */
@Component(
        name = TensorBoard.NAME,
        service = RunListener.class,
        property = "listener.name=" + TensorBoard.NAME)
public final class TensorBoard implements RunListener {
    static final String NAME = "tensorboard";

    private final Map<Path, ScalarFile> files = new ConcurrentHashMap<>();
    private final Map<Path, Long> kept = new ConcurrentHashMap<>();
    private final Set<Path> gaveUp = ConcurrentHashMap.newKeySet();
    private final Set<RunListener> others = ConcurrentHashMap.newKeySet();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(listener.name=" + NAME + "))")
    void bindOther(RunListener other) {
        others.add(other);
    }

    void unbindOther(RunListener other) {
        others.remove(other);
    }

    @Override
    public void happened(Run run, Event event) {
        switch (event.kind()) {
            case "epoch" -> trying(run, () -> write(run.folder()));
            case "resumed" -> {
                forget(run.folder());
                trying(run, () -> resume(run.folder()));
            }
            case "cell" -> forget(run.folder());
            default -> {
                // nothing that has numbers
            }
        }
    }

    private void forget(Path folder) {
        files.remove(folder);
        kept.remove(folder);
        gaveUp.remove(folder);
    }

    /** Learns how far metrics reach that were cut back to a checkpoint just now. */
    private void resume(Path folder) throws IOException {
        kept.put(folder, MetricsFile.lastStep(folder.resolve("metrics.csv")));
    }

    private void write(Path folder) throws IOException {
        ScalarFile file = files.get(folder);
        if (file == null || !file.add()) {
            Long last = kept.remove(folder);
            files.put(folder, ScalarFile.begin(folder, last == null ? -1 : last));
        }
    }

    /** Something that may fail for reasons of disk. */
    private interface Writing {
        void write() throws IOException;
    }

    private void trying(Run run, Writing writing) {
        if (gaveUp.contains(run.folder())) {
            return;
        }
        try {
            writing.write();
        } catch (IOException | RuntimeException e) {
            forget(run.folder());
            gaveUp.add(run.folder());
            Event note =
                    new Event(
                            0,
                            "note",
                            Map.of(
                                    "text",
                                    run.id()
                                            + ": no more TensorBoard events, the run goes on ("
                                            + e
                                            + "); all numbers are in metrics.csv"));
            others.forEach(other -> other.happened(run, note));
        }
    }
}
