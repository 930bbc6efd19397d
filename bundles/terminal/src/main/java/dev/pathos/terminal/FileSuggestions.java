package dev.pathos.terminal;

import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Suggests files and folders. */
@Component
public final class FileSuggestions implements Suggestions {
    private static final Set<String> FILES =
            Set.of(
                    "file",
                    "files",
                    "recordings",
                    "video",
                    "videos",
                    "clips",
                    "table",
                    "jar",
                    "model",
                    "manifest");
    private static final Set<String> FOLDERS = Set.of("folder", "folders", "clips");

    /** What may be a path, and is taken for one when it has a slash. */
    private static final Set<String> VALUES = Set.of("value", "part.key=value");

    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public FileSuggestions(BundleContext context) {
        this(context.getProperty("pathos.cwd"));
    }

    FileSuggestions(String cwd) {
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        if (List.of("config", "feature").contains(placeholder)) {
            return paths(cwd, begun, file -> file.toString().endsWith(".json"));
        }
        if (FILES.contains(placeholder)) {
            return paths(cwd, begun, file -> true);
        }
        if (VALUES.contains(placeholder)) {
            return path(begun);
        }
        return FOLDERS.contains(placeholder) ? paths(cwd, begun, file -> false) : List.of();
    }

    private List<Suggestion> path(String begun) {
        String key = begun.substring(0, begun.indexOf('=') + 1);
        String path = begun.substring(key.length());
        return !path.contains("/")
                ? List.of()
                : paths(cwd, path, file -> true).stream()
                        .map(s -> new Suggestion(key + s.word(), s.description(), s.complete()))
                        .toList();
    }

    /**
     * The files and folders that a path may lead to.
     *
     * @param base what relative paths refer to
     * @param begun the path as far as it was typed
     * @param wanted which files; folders always lead on
     */
    static List<Suggestion> paths(Path base, String begun, Predicate<Path> wanted) {
        String folder = begun.substring(0, begun.lastIndexOf('/') + 1);
        boolean hidden = begun.startsWith(".", folder.length());
        try (Stream<Path> entries = Files.list(base.resolve(folder))) {
            return entries.filter(e -> hidden || !e.getFileName().toString().startsWith("."))
                    .filter(entry -> Files.isDirectory(entry) || wanted.test(entry))
                    .sorted()
                    .map(
                            entry -> {
                                String path = folder + entry.getFileName();
                                return Files.isDirectory(entry)
                                        ? new Suggestion(path + "/", "", false)
                                        : new Suggestion(path, "");
                            })
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
