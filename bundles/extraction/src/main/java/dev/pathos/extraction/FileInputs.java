package dev.pathos.extraction;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.extraction.Fates.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The clips among files and folders: each file is one. */
final class FileInputs {
    private static final int MARK = 8;

    private final Path base;
    private final Path out;
    private final Fates fates;
    private final TreeMap<String, Path> files = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();

    private FileInputs(Path base, Path out, Fates fates) {
        this.base = base;
        this.out = out;
        this.fates = fates;
    }

    /**
     * Finds them.
     *
     * @param inputs files, whatever they are called, and folders, of which all files count that are
     *     not obviously something else
     * @param out where features go; what lies there is no input, unless all of it is asked for
     * @param extension of the files that take features
     * @param fates takes what is no clip
     * @return the clips in order of their names, which are relative to the folder that all inputs
     *     have in common
     * @throws Problem if an input is not there or a folder cannot be read
     */
    static List<Clip> list(List<Path> inputs, Path out, String extension, Fates fates) {
        List<Path> all = inputs.stream().map(i -> i.toAbsolutePath().normalize()).toList();
        FileInputs found = new FileInputs(base(all), out.toAbsolutePath().normalize(), fates);
        for (Path input : all) {
            found.add(input);
        }
        fates.locate(name -> found.base.resolve(name).toString());
        Map<String, String> outputs = OutputNames.ofFiles(found.files.keySet(), extension);
        List<Clip> clips = new ArrayList<>();
        found.files.forEach((name, file) -> clips.add(clip(name, file, outputs.get(name))));
        return clips;
    }

    private static Clip clip(String name, Path file, String output) {
        return new Clip(
                name,
                output,
                output,
                new Utterance(name, name, "", file, Map.of(), Annotations.NONE));
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
                    "name sound or video files, folders that hold some, or a CSV manifest");
        }
    }

    private void choose(Path file) {
        if (!seen.add(file)) {
            return;
        }
        String name = FileTree.name(base, file);
        if (NoMedia.named(name)) {
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
