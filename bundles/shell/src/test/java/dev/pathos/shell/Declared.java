package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Key;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.composition.PartKind.Type;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A composer that declares a few kinds, as bundles would, and checks whole numbers only. */
class Declared extends Composing {
    /** What {@link #read} gives. */
    List<FilePart> file = List.of();

    private static Key key(String name, Type type, boolean array, Object standard) {
        return new Key(
                name, type, array, List.of(), "any", Optional.ofNullable(standard), name + "!");
    }

    private static Reference one(String name, boolean mandatory, String service, String... kinds) {
        return new Reference(name, "x." + service, false, mandatory, false, List.of(kinds));
    }

    private static Reference several(
            String name, boolean mandatory, String service, String... kinds) {
        return new Reference(name, "x." + service, true, mandatory, false, List.of(kinds));
    }

    private static PartKind kind(
            String pid,
            String service,
            List<String> needs,
            List<Key> keys,
            Reference... references) {
        return new PartKind(
                pid,
                pid + "?",
                List.of("x." + service),
                needs,
                pid.equals("broken") ? "its bundle is not started" : "available",
                keys,
                List.of(references));
    }

    @Override
    public SortedMap<String, PartKind> kinds() {
        SortedMap<String, PartKind> kinds = new TreeMap<>();
        List<Key> none = List.of();
        Key hidden = key("hidden", Type.WHOLE, true, List.of(8L));
        Key root = key("root", Type.TEXT, false, "");
        for (PartKind kind :
                List.of(
                        kind("ravdess", "Corpus", List.of(), List.of(root)),
                        kind(
                                "heads",
                                "Corpus",
                                List.of(),
                                List.of(key("speakers", Type.WHOLE, false, 24L))),
                        kind(
                                "joined",
                                "Corpus",
                                List.of(),
                                none,
                                several("corpora", false, "Corpus", "ravdess", "heads")),
                        kind(
                                "lld",
                                "Extractor",
                                List.of(),
                                List.of(
                                        new Key(
                                                "preset",
                                                Type.TEXT,
                                                false,
                                                List.of("compare", "serlab"),
                                                "one of compare, serlab",
                                                Optional.of("compare"),
                                                "windows"),
                                        key("deltas", Type.TRUTH, false, true))),
                        kind("cnn-encoder", "Encoder", List.of(), none),
                        kind("categorical", "Downstream", List.of(), List.of(hidden)),
                        kind("energy", "Pretext", List.of(), List.of(hidden)),
                        kind("activation", "Pretext", List.of("faces"), none),
                        kind("broken", "Pretext", List.of(), none),
                        kind("motion", "Faces", List.of(), none),
                        kind("lda", "Classifier", List.of(), none),
                        kind(
                                "arm",
                                "Arm",
                                List.of(),
                                List.of(key("weights", Type.NUMBER, true, List.of())),
                                several(
                                        "pretext",
                                        false,
                                        "Pretext",
                                        "activation",
                                        "broken",
                                        "energy"),
                                one("classifier", false, "Classifier", "lda")),
                        kind(
                                "experiment",
                                "Experiment",
                                List.of(),
                                List.of(
                                        key("pretrain.epochs", Type.WHOLE, false, 30L),
                                        key("finetune.epochs", Type.WHOLE, false, 30L),
                                        key("folds", Type.WHOLE, false, 5L)),
                                one("corpus", true, "Corpus", "heads", "joined", "ravdess"),
                                one("features", true, "Extractor", "lld"),
                                one("encoder", true, "Encoder", "cnn-encoder"),
                                one("downstream", false, "Downstream", "categorical"),
                                one("faces", false, "Faces", "motion"),
                                several("arms", true, "Arm", "arm")))) {
            kinds.put(kind.pid(), kind);
        }
        return kinds;
    }

    @Override
    public List<FilePart> read(Path path) {
        return file;
    }

    @Override
    public List<Problem> check(String source, List<FilePart> parts) {
        List<Problem> problems = new ArrayList<>();
        for (FilePart part : parts) {
            part.values()
                    .forEach(
                            (key, value) ->
                                    kinds().get(part.pid())
                                            .key(key)
                                            .filter(k -> k.type() == Type.WHOLE && !k.array())
                                            .filter(k -> !(value instanceof Long))
                                            .ifPresent(
                                                    k ->
                                                            problems.add(
                                                                    wrong(
                                                                            source, part, key,
                                                                            value))));
        }
        return problems;
    }

    private static Problem wrong(String source, FilePart part, String key, Object value) {
        return new Problem(
                "'" + value + "' is not a whole number",
                source + ", " + part.id() + ", key " + key,
                "give one");
    }
}
