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
        Path folder = run.folder();
        switch (event.kind()) {
            case "epoch" -> write(run);
                // the metrics were cut back to a checkpoint, or nobody will add to them for now
            case "resumed", "cell" -> {
                files.remove(folder);
                gaveUp.remove(folder);
            }
            default -> {
                // nothing that has numbers
            }
        }
    }

    private void write(Run run) {
        Path folder = run.folder();
        if (gaveUp.contains(folder)) {
            return;
        }
        try {
            ScalarFile file = files.get(folder);
            if (file == null || !file.add()) {
                files.put(folder, ScalarFile.begin(folder));
            }
        } catch (IOException | RuntimeException e) {
            gaveUp.add(folder);
            files.remove(folder);
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
