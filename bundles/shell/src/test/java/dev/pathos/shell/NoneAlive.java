package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import java.util.List;

/** Says of every experiment that it is not alive. */
final class NoneAlive implements LiveRuns {
    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public LiveRun find(String name) {
        throw new NotAlive(name, "runs/" + name, false, "go on with: ./pathos resume " + name);
    }
}
