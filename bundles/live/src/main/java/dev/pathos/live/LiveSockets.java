package dev.pathos.live;

import dev.pathos.api.live.LiveRun;
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

/** Opens a socket for each experiment that is carried out in this process, for as long as it is. */
@Component(service = {})
public final class LiveSockets {
    private final Map<LiveRun, RunSocket> sockets = new ConcurrentHashMap<>();
    private final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(RunListener listener) {
        listeners.add(listener);
    }

    void unbindListener(RunListener listener) {
        listeners.remove(listener);
    }

    /** An experiment without a socket runs all the same: only other processes cannot reach it. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRun(LiveRun run) {
        try {
            sockets.put(run, new RunSocket(run, RunSocket.PATIENCE));
        } catch (IOException e) {
            note(
                    run,
                    run.name()
                            + " cannot be followed or steered from other processes: no socket can"
                            + " be made in "
                            + run.folder()
                            + " ("
                            + e.getMessage()
                            + ")");
        }
    }

    void unbindRun(LiveRun run) {
        RunSocket socket = sockets.remove(run);
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                note(run, "the socket in " + run.folder() + " could not be removed: " + e);
            }
        }
    }

    private void note(LiveRun live, String text) {
        Run run =
                new Run() {
                    @Override
                    public String id() {
                        return live.name();
                    }

                    @Override
                    public Path folder() {
                        return live.folder();
                    }

                    @Override
                    public boolean done() {
                        return false;
                    }

                    @Override
                    public void halt() {
                        live.halt();
                    }
                };
        Event event = new Event(0, "note", Map.of("text", text));
        listeners.forEach(listener -> listener.happened(run, event));
    }
}
