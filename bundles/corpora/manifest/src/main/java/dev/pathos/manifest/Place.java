package dev.pathos.manifest;

import dev.pathos.api.run.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * A folder or file that a setting names, and the setting itself for what must be said about it.
 *
 * @param path the absolute path; null if the setting is empty
 * @param part the part's short name
 * @param key the setting's key
 */
record Place(Path path, String part, String key) {
    /**
     * What a setting names.
     *
     * @param context gives the caller's working directory, which relative paths begin at
     * @param value the setting's value
     * @param part the part's short name
     * @param key the setting's key
     * @return the place
     */
    static Place of(BundleContext context, String value, String part, String key) {
        String cwd = context.getProperty("pathos.cwd");
        Path base = Path.of(cwd != null ? cwd : "").toAbsolutePath();
        return new Place(value.isEmpty() ? null : base.resolve(value).normalize(), part, key);
    }

    /** The path of a folder that is there. */
    Path folder() {
        require();
        if (!Files.isDirectory(path)) {
            throw problem(
                    Files.exists(path) ? "not a folder: " + path : "no such folder: " + path,
                    "name the corpus's folder");
        }
        return path;
    }

    /** The path of a file that is there. */
    Path file() {
        require();
        if (!Files.isRegularFile(path)) {
            throw problem(
                    Files.exists(path) ? "not a file: " + path : "no such file: " + path,
                    "name the corpus's table");
        }
        return path;
    }

    private void require() {
        if (path == null) {
            throw problem(
                    "it is not said where the corpus lies",
                    "set it, as in --set <part>." + key + "=<path> with the part's name");
        }
    }

    /**
     * A problem with this place.
     *
     * @param what what is wrong
     * @param remedy what to do
     * @return the problem, naming part and key
     */
    Problem problem(String what, String remedy) {
        return problem(what, remedy, null);
    }

    /**
     * A problem with this place that something else caused.
     *
     * @param what what is wrong
     * @param remedy what to do
     * @param cause what is behind it
     * @return the problem, naming part and key
     */
    Problem problem(String what, String remedy, Throwable cause) {
        return new Problem(what, "key " + key + " of the " + part + " part", remedy, cause);
    }
}
