package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Part;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A composer that knows of nothing; tests say what they want to be asked. */
class Composing implements Composer {
    @Override
    public Composition compose(Path file, List<String> overrides) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Composition compose(Path file, List<String> overrides, String part) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Composition compose(String pid, List<String> overrides) {
        throw new AssertionError("not asked for");
    }

    @Override
    public Composition compose(String part, List<String> overrides, String bundle) {
        throw new AssertionError("not asked for");
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public List<Table> explain(String pid) {
        throw new AssertionError("not asked for");
    }

    @Override
    public SortedMap<String, PartKind> kinds() {
        return new TreeMap<>();
    }

    @Override
    public List<FilePart> read(Path file) {
        throw new AssertionError("not asked for");
    }

    @Override
    public List<Problem> check(String source, List<FilePart> parts) {
        return List.of();
    }
}
