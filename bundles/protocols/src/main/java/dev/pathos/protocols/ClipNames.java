package dev.pathos.protocols;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the utterances that a published partition means: by id, by path, by the file's name with or
 * without its extension. A name of a file means all utterances that were cut from it.
 */
final class ClipNames {
    private final Map<String, Utterance> ids = new HashMap<>();
    private final Map<String, List<Utterance>> files = new HashMap<>();
    private final Map<String, List<Utterance>> stems = new HashMap<>();

    ClipNames(List<Utterance> utterances) {
        for (Utterance u : utterances) {
            String file = u.media().getFileName().toString();
            ids.put(u.id(), u);
            files.computeIfAbsent(file, f -> new ArrayList<>()).add(u);
            stems.computeIfAbsent(stem(file), s -> new ArrayList<>()).add(u);
        }
    }

    static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /**
     * What a name means.
     *
     * @param name as the partition spells it
     * @param where the file that does, for messages
     * @return the utterances, none if the name is unknown
     * @throws Problem if it means different recordings
     */
    List<Utterance> of(String name, String where) {
        String path = name.replace('\\', '/');
        String file = path.substring(path.lastIndexOf('/') + 1);
        for (String id : List.of(name, stem(name), file, stem(file))) {
            if (ids.containsKey(id)) {
                return List.of(ids.get(id));
            }
        }
        List<Utterance> found = files.getOrDefault(file, stems.getOrDefault(stem(file), List.of()));
        if (path.contains("/")) {
            Path folder = Path.of(path).normalize().getParent();
            List<Utterance> there =
                    found.stream().filter(u -> in(u.media().getParent(), folder)).toList();
            found = there.isEmpty() ? found : there;
        }
        long recordings = found.stream().map(ClipNames::recording).distinct().count();
        if (recordings > 1) {
            throw new Problem(
                    "'"
                            + name
                            + "' means "
                            + recordings
                            + " recordings: "
                            + Remarks.some(found.stream().map(u -> u.media().toString()).toList()),
                    where,
                    "write ids or paths, as in " + found.get(0).id());
        }
        return found;
    }

    private static boolean in(Path parent, Path folder) {
        return parent != null && folder != null && parent.endsWith(folder);
    }

    /** Sound and video of one take are one recording. */
    private static Object recording(Utterance utterance) {
        String take = utterance.recording().take();
        return take.isEmpty() ? utterance.media() : take;
    }
}
