package dev.pathos.configuration;

import dev.pathos.api.run.Problem;

/**
 * Where in a configuration something stands, for messages.
 *
 * @param source the file, or the {@code --set} that replaces what is in it
 * @param part {@code pid~part}, or empty
 * @param key the key, or empty
 */
record Place(String source, String part, String key) {
    /** The file as a whole. */
    static Place file(Object file) {
        return new Place(file.toString(), "", "");
    }

    Place part(String name) {
        return new Place(source, name, key);
    }

    Place key(String name) {
        return new Place(source, part, name);
    }

    Place source(String other) {
        return new Place(other, part, key);
    }

    Problem problem(String what, String remedy) {
        return problem(what, remedy, null);
    }

    Problem problem(String what, String remedy, Throwable cause) {
        return new Problem(what, toString(), remedy, cause);
    }

    @Override
    public String toString() {
        return source + (part.isEmpty() ? "" : ", " + part) + (key.isEmpty() ? "" : ", key " + key);
    }
}
