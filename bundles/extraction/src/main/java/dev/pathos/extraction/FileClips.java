package dev.pathos.extraction;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import dev.pathos.batch.NoMedia;
import dev.pathos.batch.OutputNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The clips among files and folders: each file is one. */
final class FileClips {
    private FileClips() {}

    /**
     * Finds them.
     *
     * @param inputs files, whatever they are called, and folders, of which all files count that are
     *     not obviously something else
     * @param out where features go
     * @param extension of the files that take features
     * @param fates takes what is no clip
     * @return the clips in order of their names
     * @throws dev.pathos.api.run.Problem if an input is not there or a folder cannot be read
     */
    static List<Clip> list(List<Path> inputs, Path out, String extension, Fates fates) {
        SortedMap<String, Path> files = FileInputs.list(inputs, out, NoMedia::named, fates);
        Map<String, String> outputs = OutputNames.ofFiles(files.keySet(), extension);
        List<Clip> clips = new ArrayList<>();
        files.forEach((name, file) -> clips.add(clip(name, file, outputs.get(name))));
        return clips;
    }

    private static Clip clip(String name, Path file, String output) {
        return new Clip(
                name,
                output,
                output,
                new Utterance(name, name, "", file, Map.of(), Annotations.NONE));
    }
}
