package dev.pathos.batch;

import dev.pathos.api.run.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of output files that are all different, that every file system takes, and that stay inside.
 */
public final class OutputNames {
    /** Bytes of a name that leave room for the extension of a format: file systems take 255. */
    private static final int LONGEST = 240;

    private static final int MARK = 8;

    /** Names that the output folder has for itself. */
    private static final Set<String> TAKEN = Set.of("ledger", "columns");

    private OutputNames() {}

    /**
     * Names for files: each without its extension, unless files then had the same name.
     *
     * @param files relative paths with slashes, all different
     * @param extension of the output files, which are not to be called as a folder of others is
     * @return output by file, in the same order
     */
    public static Map<String, String> ofFiles(Collection<String> files, String extension) {
        Set<String> whole = new HashSet<>();
        boolean settled = false;
        Map<String, String> names = new LinkedHashMap<>();
        while (!settled) {
            names.clear();
            Map<String, List<String>> owners = new HashMap<>();
            for (String file : files) {
                String name = safe(whole.contains(file) ? file : stem(file));
                names.put(file, name);
                owners.computeIfAbsent(key(name), absent -> new ArrayList<>()).add(file);
            }
            Set<String> folders = folders(names.values());
            settled = true;
            for (Map.Entry<String, List<String>> owner : owners.entrySet()) {
                String output = owner.getKey() + "." + extension;
                if (owner.getValue().size() > 1
                        || TAKEN.contains(owner.getKey())
                        || folders.contains(output)) {
                    settled &= !whole.addAll(owner.getValue());
                }
            }
        }
        return distinct(names, extension);
    }

    /**
     * Names for anything else.
     *
     * @param ids all different
     * @param extension of the output files
     * @return output by id, in the same order
     */
    public static Map<String, String> ofIds(Collection<String> ids, String extension) {
        Map<String, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, safe(id)));
        return distinct(names, extension);
    }

    private static Set<String> folders(Collection<String> names) {
        Set<String> folders = new HashSet<>();
        for (String name : names) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                folders.add(key(name.substring(0, end)));
            }
        }
        return folders;
    }

    /** Marks those that are still the same, or not to be told apart without capitals. */
    private static Map<String, String> distinct(Map<String, String> names, String extension) {
        Set<String> folders = folders(names.values());
        Map<String, Integer> owners = new HashMap<>();
        names.values().forEach(name -> owners.merge(key(name), 1, Integer::sum));
        names.replaceAll(
                (file, name) ->
                        owners.get(key(name)) > 1
                                        || TAKEN.contains(key(name))
                                        || folders.contains(key(name) + "." + extension)
                                ? marked(name, file)
                                : name);
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file;
    }

    /** A relative path that does not lead out of the folder. */
    private static String safe(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            String plain = part.replaceAll("[\\p{Cntrl}\\\\:*?\"<>|]", "_");
            // a dot in front would hide it, and two of them lead elsewhere
            plain = plain.isEmpty() ? "_" : plain.replaceFirst("^\\.", "_");
            parts.add(bytes(plain) > LONGEST ? marked(plain, part) : plain);
        }
        return String.join("/", parts);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String marked(String name, String whole) {
        int end = name.length();
        while (bytes(name.substring(name.lastIndexOf('/') + 1, end)) > LONGEST - MARK - 1) {
            end--;
        }
        return name.substring(0, end) + "~" + Digests.of(whole).substring(0, MARK);
    }
}
