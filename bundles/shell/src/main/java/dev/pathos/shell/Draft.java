package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A configuration that is being put together: the parts of a file, of which one is the experiment.
 *
 * @param name its name and its experiment's, which the folder of a run will have
 * @param parts the parts in the order of the file
 */
record Draft(String name, List<FilePart> parts) {
    static final String EXPERIMENT = "experiment";
    static final String ARM = "arm";

    /** The arm that has no pretext tasks. */
    static final String SCRATCH = "scratch";

    private static final Map<String, Object> NETWORK = new LinkedHashMap<>();

    static {
        NETWORK.put("widths", List.of(128L, 128L));
        NETWORK.put("embedding", 64L);
        NETWORK.put("dropout", .5);
        NETWORK.put("activation", "tanh");
        NETWORK.put("workers", 1L);
    }

    Draft {
        parts = List.copyOf(parts);
    }

    /**
     * What every experiment needs but its data and its tasks, with the settings of
     * configs/ravdess.json.
     */
    static Draft begin(String name) {
        return new Draft(
                name,
                List.of(
                        new FilePart("lld", "features", Map.of("preset", "serlab")),
                        new FilePart("categorical", "labels", Map.of()),
                        new FilePart("cnn-encoder", "encoder", NETWORK),
                        new FilePart(ARM, SCRATCH, Map.of()),
                        new FilePart(EXPERIMENT, name, Map.of("downstream", "labels"))));
    }

    /** Where messages say that something stands. */
    String place() {
        return "draft " + name;
    }

    Optional<FilePart> part(String called) {
        return parts.stream().filter(part -> part.name().equals(called)).findFirst();
    }

    FilePart experiment() {
        return parts.stream().filter(p -> p.pid().equals(EXPERIMENT)).findFirst().orElseThrow();
    }

    List<FilePart> arms() {
        return parts.stream().filter(part -> part.pid().equals(ARM)).toList();
    }

    /** With a part in the place of the one of its name, or else before the arms. */
    Draft with(FilePart part) {
        if (part(part.name()).isPresent()) {
            return changed(part.name(), old -> part);
        }
        List<FilePart> more = new ArrayList<>(parts);
        int at = 0;
        while (at < more.size()
                && !more.get(at).pid().equals(EXPERIMENT)
                && (part.pid().equals(ARM) || !more.get(at).pid().equals(ARM))) {
            at++;
        }
        more.add(at, part);
        return new Draft(name, more);
    }

    /** With one part made another one. */
    Draft changed(String called, UnaryOperator<FilePart> change) {
        return new Draft(
                name,
                parts.stream().map(p -> p.name().equals(called) ? change.apply(p) : p).toList());
    }

    Draft without(String called) {
        return new Draft(name, parts.stream().filter(p -> !p.name().equals(called)).toList());
    }

    /** With a key of a part set, or unset where the value is empty. */
    Draft set(String part, String key, Optional<Object> value) {
        return changed(
                part,
                old -> {
                    Map<String, Object> values = new LinkedHashMap<>(old.values());
                    value.ifPresentOrElse(v -> values.put(key, v), () -> values.remove(key));
                    return new FilePart(old.pid(), old.name(), values);
                });
    }
}
