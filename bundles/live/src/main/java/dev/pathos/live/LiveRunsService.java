package dev.pathos.live;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds live experiments: those of this process first, then those whose sockets answer. */
@Component
public final class LiveRunsService implements LiveRuns {
    private final Path runs;
    private final Set<LiveRun> local = ConcurrentHashMap.newKeySet();

    /** Called by Declarative Services. */
    @Activate
    public LiveRunsService(BundleContext context) {
        this(folder(context));
    }

    LiveRunsService(Path runs) {
        this.runs = runs.toAbsolutePath().normalize();
    }

    private static Path folder(BundleContext context) {
        String set = context.getProperty("pathos.runs");
        String home = context.getProperty("pathos.home");
        return set != null ? Path.of(set) : Path.of(home == null ? "." : home).resolve("runs");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRun(LiveRun run) {
        local.add(run);
    }

    void unbindRun(LiveRun run) {
        local.remove(run);
    }

    @Override
    public List<String> names() {
        Set<String> names = new TreeSet<>();
        local.forEach(run -> names.add(run.name()));
        experiments().stream()
                .filter(name -> SocketFile.answers(runs.resolve(name)))
                .forEach(names::add);
        return List.copyOf(names);
    }

    @Override
    public LiveRun find(String name) {
        Optional<LiveRun> here = here(name);
        if (here.isPresent()) {
            return here.get();
        }
        RemoteRun remote = RemoteRun.at(folder(name));
        if (remote.identity().startsWith(RunSocket.PROCESS)) {
            // it began or ended in this process in between
            return here(name).orElseThrow(() -> Deceased.of(remote.folder()));
        }
        return remote;
    }

    private Optional<LiveRun> here(String name) {
        return local.stream().filter(run -> run.name().equals(name)).findFirst();
    }

    private Path folder(String name) {
        try {
            Path folder = runs.resolve(name).normalize();
            if (runs.equals(folder.getParent()) && isExperiment(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // it cannot be the name of one
        }
        Set<String> known = new TreeSet<>(experiments());
        local.forEach(run -> known.add(run.name()));
        throw new Problem(
                "there is no experiment '" + name + "'",
                runs.toString(),
                known.isEmpty()
                        ? "start one with: ./pathos run <config>"
                        : Nearest.advice(name, known));
    }

    private List<String> experiments() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(LiveRunsService::isExperiment)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                    "experiments cannot be listed: " + e.getMessage(),
                    runs.toString(),
                    "mend permissions, or name another folder in PATHOS_RUNS",
                    e);
        }
    }

    private static boolean isExperiment(Path folder) {
        return Files.exists(folder.resolve("config.json"));
    }
}
