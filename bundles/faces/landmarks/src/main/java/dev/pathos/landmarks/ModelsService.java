package dev.pathos.landmarks;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.LandmarkModels;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks after the folder of landmark models. */
@Component
public final class ModelsService implements LandmarkModels {
    /** Landmark models have megabytes; this keeps a wrong address from filling the disk. */
    private static final long LIMIT = 1_000_000_000;

    private static final String NAME = "name";
    private static final String DIGEST = Key.SHA256.text();

    private final ModelFolder folder;
    private final Trial trial;
    private final Adding adding;

    /** Called by Declarative Services. */
    @Activate
    public ModelsService(BundleContext context, @Reference MediaSource media) {
        this(ModelFolder.of(context), new Trial(media));
    }

    ModelsService(ModelFolder folder, Trial trial) {
        this.folder = folder;
        this.trial = trial;
        this.adding = new Adding(folder, trial, LIMIT, Download.PATIENCE);
    }

    @Override
    public Table contents() {
        List<String> names = folder.names();
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String name : names) {
            rows.add(row(name, names.size() == 1, notes));
        }
        folder.strangers()
                .forEach(
                        file ->
                                notes.add(
                                        file
                                                + " is no model: its name has other signs than"
                                                + " letters, digits, - and _. Add it: models add "
                                                + folder.path().resolve(file)
                                                + " --name <name>"));
        notes.addAll(names.isEmpty() ? Advice.none() : Advice.choice(names));
        return new Table(
                "Landmark models in " + folder.path(),
                List.of(NAME, "size", DIGEST, "input", "output", "box factor", "used by default"),
                rows,
                notes);
    }

    private List<String> row(String name, boolean only, List<String> notes) {
        Path file = folder.file(name);
        String usual = only ? "yes" : "";
        String size = "no file";
        try {
            size = Files.exists(file) ? Words.size(Files.size(file)) : size;
            Description said = folder.described(name);
            return List.of(
                    name,
                    size,
                    digest(file, said),
                    said.size() + " x " + said.size() + " " + said.color(),
                    (said.output() + " " + said.unit().text()).strip(),
                    Kind.text(said.boxFactor()),
                    usual);
        } catch (Problem | IOException e) {
            notes.add(name + ": " + e.getMessage());
            return List.of(name, size, "unknown", "-", "-", "-", usual);
        }
    }

    private static String digest(Path file, Description said) throws IOException {
        if (!Files.exists(file)) {
            return "missing";
        }
        return said.sha256().equals(Digests.of(file)) ? "ok" : "wrong";
    }

    @Override
    public Verdict verify(Optional<String> name) {
        name.ifPresent(folder::checkThere);
        List<String> names = name.map(List::of).orElseGet(folder::names);
        if (names.isEmpty()) {
            throw Advice.nothing(folder);
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (String each : names) {
            try {
                rows.add(verified(each, folder.described(each)));
            } catch (Problem e) {
                unusable.add(each);
                rows.add(List.of(each, "no", "-", "-", e.getMessage()));
            }
        }
        List<String> header = List.of(NAME, "fits", "input", "output", "description");
        return new Verdict(
                new Table("Landmark models in " + folder.path(), header, rows, List.of()),
                unusable);
    }

    private List<String> verified(String name, Description said) {
        Path file = folder.file(name);
        try {
            Examination found = Examination.of(file, said.values(), trial);
            return List.of(
                    name,
                    "yes",
                    found.fitting().input().text(),
                    found.fitting().output().map(Tensor::text).orElse(said.output()),
                    "Its SHA-256 is the one described. " + found.remark());
        } catch (Unfit e) {
            throw new Problem(e.getMessage(), file.toString(), Advice.UNFIT, e);
        } catch (IOException e) {
            throw new Problem(Words.of(e), file.toString(), Advice.UNFIT, e);
        }
    }

    @Override
    public synchronized Table add(Addition addition, Watcher watcher) {
        Examination found = adding.add(addition, watcher);
        List<List<String>> rows = new ArrayList<>();
        found.description()
                .values()
                .forEach((key, value) -> rows.add(List.of(key.text(), Kind.text(value))));
        String name = addition.name();
        return new Table(
                "Added the model " + name,
                List.of("key", "value"),
                rows,
                List.of(
                        "It takes " + found.fitting().input().text() + ". " + found.remark(),
                        "The description is " + folder.description(name) + "; change it there."));
    }

    @Override
    public synchronized Table remove(String name) {
        folder.checkThere(name);
        List<List<String>> rows = new ArrayList<>();
        try (FolderLock lock = FolderLock.of(folder.path())) {
            // The description first: without it a file is no model.
            for (Path file : List.of(folder.description(name), folder.file(name))) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    rows.add(List.of(file.toString()));
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw folder.problem("the model cannot be removed: ", e);
        }
        return new Table("Removed the model " + name, List.of("file"), rows, List.of());
    }
}
