package dev.pathos.batch;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.batch.Fates.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files that are meant by files and folders. */
public final class FileInputs {
    private static final int MARK = 8;

    private final Path base;
    private final Path out;
    private final Predicate<String> neither;
    private final Fates fates;
    private final TreeMap<String, Path> files = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();

    private FileInputs(Path base, Path out, Predicate<String> neither, Fates fates) {
        this.base = base;
        this.out = out;
        this.neither = neither;
        this.fates = fates;
    }

    /**
     * Finds them.
     *
     * @param inputs files, whatever they are called, and folders, of which all files count that are
     *     not obviously something else
     * @param out where results go; what lies there is no input, unless all of it is asked for
     * @param neither whether a file is obviously something else by its name
     * @param fates takes what is left out
     * @return the files by their names, which are relative to the folder that all inputs have in
     *     common
     * @throws Problem if an input is not there or a folder cannot be read
     */
    public static SortedMap<String, Path> list(
            List<Path> inputs, Path out, Predicate<String> neither, Fates fates) {
        List<Path> all = inputs.stream().map(i -> i.toAbsolutePath().normalize()).toList();
        FileInputs found =
                new FileInputs(base(all), out.toAbsolutePath().normalize(), neither, fates);
        for (Path input : all) {
            found.add(input);
        }
        fates.locate(name -> found.base.resolve(name).toString());
        return found.files;
    }

    private static Path base(List<Path> inputs) {
        Path base = null;
        for (Path input : inputs) {
            Path folder = Files.isDirectory(input) ? input : input.getParent();
            base = base == null ? folder : base;
            while (!folder.startsWith(base)) {
                base = base.getParent();
            }
        }
        return base;
    }

    private void add(Path input) {
        if (Files.isDirectory(input)) {
            try {
                boolean within = out.startsWith(input) && !out.equals(input);
                for (Path file : FileTree.list(input, base, fates)) {
                    if (!within || !file.startsWith(out)) {
                        choose(file);
                    }
                }
            } catch (IOException e) {
                throw new Problem(
                        "cannot list the folder: " + Reasons.of(e),
                        input.toString(),
                        "give a folder that you may read",
                        e);
            }
        } else if (Files.exists(input)) {
            if (seen.add(input)) {
                put(FileTree.name(base, input), input);
            }
        } else {
            throw new Problem(
                    "no such file or folder",
                    input.toString(),
                    "name files, or folders that hold some");
        }
    }

    private void choose(Path file) {
        if (!seen.add(file)) {
            return;
        }
        String name = FileTree.name(base, file);
        if (neither.test(name)) {
            fates.add(
                    new Fate(
                            name,
                            Fates.SKIPPED,
                            "neither sound nor video by its name",
                            file.toString(),
                            ""));
        } else {
            put(name, file);
        }
    }

    /** Two files may have one name in text, as what is not UTF-8 has none: the later is marked. */
    private void put(String name, Path file) {
        String marked = name + "~" + Digests.of(file.toUri().toString()).substring(0, MARK);
        files.put(files.containsKey(name) ? marked : name, file);
    }
}
