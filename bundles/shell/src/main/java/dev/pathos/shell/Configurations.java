package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what a command means by a configuration: a draft of this shell, or a file. */
@Component(service = Configurations.class)
public final class Configurations {
    private final Composer composer;
    private final Drafts drafts;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public Configurations(
            @Reference Composer composer, @Reference Drafts drafts, BundleContext context) {
        this(composer, drafts, context.getProperty("pathos.cwd"));
    }

    Configurations(Composer composer, Drafts drafts, String cwd) {
        this.composer = composer;
        this.drafts = drafts;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /**
     * Does work with a configuration.
     *
     * @param given a draft's name or a file
     * @param work is given a file, which for a draft lasts as long as the work
     * @throws Problem if it is a draft that is wrong, or neither a draft nor a file
     */
    <T> T with(String given, Function<Path, T> work) {
        Optional<Draft> draft = drafts.look(given);
        if (draft.isPresent()) {
            return with(draft.get(), work);
        }
        Optional<String> near = Nearest.to(given, drafts.names());
        if (near.isPresent() && !isFile(given)) {
            throw new Problem(
                    "there is no draft and no file '" + given + "'",
                    "drafts of this shell",
                    "did you mean '" + near.get() + "'?");
        }
        return work.apply(cwd.resolve(given));
    }

    private boolean isFile(String given) {
        try {
            return Files.exists(cwd.resolve(given));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private <T> T with(Draft draft, Function<Path, T> work) {
        composer.check(draft.place(), draft.parts()).stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
        DraftCheck.refuse(draft, new Kinds(composer));
        Path folder;
        Path file;
        try {
            folder = Files.createTempDirectory("pathos-draft-");
            file = Files.writeString(folder.resolve(draft.name() + ".json"), DraftText.of(draft));
        } catch (IOException e) {
            throw new Problem(
                    "the draft could not be handed over: " + e,
                    draft.place(),
                    "make room in the folder for temporary files",
                    e);
        }
        try {
            return work.apply(file);
        } catch (Problem e) {
            // what people know is the draft, not the file that stands for it
            String where = e.where().replace(file.toString(), draft.place());
            throw e.getClass() != Problem.class || where.equals(e.where())
                    ? e
                    : new Problem(e.what(), where, e.remedy(), e);
        } finally {
            // nothing depends on it any more; what a failure leaves the system clears away
            file.toFile().delete();
            folder.toFile().delete();
        }
    }
}
