package dev.pathos.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables to compare with, sorted by what they are about.
 *
 * @param byFrame tables of one clip with a line a frame: for each clip by the name of the set
 * @param byClip tables with a line a clip, by their names
 * @param strays tables about no clip that there is, and why others are left out
 */
record References(
        Map<String, Map<String, Path>> byFrame,
        Map<String, ReferenceTable> byClip,
        List<String> strays) {
    private static final String CSV = ".csv";

    /**
     * Sorts the tables of a folder.
     *
     * @param place the folder, or one table
     * @param clips the names of clips without their endings
     */
    static References find(Path place, Set<String> clips) {
        References found = new References(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        Recordings.files(place)
                .filter(file -> Recordings.extension(file).equals("csv"))
                .sorted()
                .forEach(file -> found.sort(file, clips));
        return found;
    }

    private void sort(Path file, Set<String> clips) {
        String name = file.getFileName().toString();
        name = name.substring(0, name.length() - CSV.length());
        for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String clip = name.substring(0, dot);
            if (clips.contains(clip)) {
                String set = dot < name.length() ? name.substring(dot + 1) : "";
                Path before = byFrame.computeIfAbsent(clip, c -> new TreeMap<>()).put(set, file);
                if (before != null) {
                    strays.add(before + " (another table has its name)");
                }
                return;
            }
        }
        try {
            ReferenceTable table = ReferenceTable.read(file);
            if (table.names().stream().noneMatch(clips::contains)) {
                strays.add(file.getFileName() + " (no such clip)");
            } else if (byClip.putIfAbsent(name, table) != null) {
                strays.add(file + " (another table has its name)");
            }
        } catch (IOException e) {
            strays.add(file.getFileName() + " (" + e.getMessage() + ")");
        }
    }

    /** Whether there is something to compare a clip with. */
    boolean know(String clip) {
        return byFrame.containsKey(clip)
                || byClip.values().stream().anyMatch(table -> table.names().contains(clip));
    }
}
