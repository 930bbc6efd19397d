package dev.pathos.landmarks;

import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.face.LandmarkModels.Watcher;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Adds models: a file lies hidden in the folder until it is whole, has the right digest, fits and
 * ran; then it gets its name, and last its description, without which it is no model.
 */
final class Adding {
    private static final String HIDDEN = ".incoming";
    private static final int PIECE = 1 << 16;

    private final ModelFolder folder;
    private final Trial trial;
    private final long limit;
    private final Duration patience;

    /**
     * Prepares to add models.
     *
     * @param folder takes them
     * @param trial tries them
     * @param limit bytes that one may have
     * @param patience how long to wait for a sign of life from a network
     */
    Adding(ModelFolder folder, Trial trial, long limit, Duration patience) {
        this.folder = folder;
        this.trial = trial;
        this.limit = limit;
        this.patience = patience;
    }

    /** Adds a model, one at a time; see {@link dev.pathos.api.face.LandmarkModels#add}. */
    Examination add(Addition addition, Watcher watcher) {
        ModelFolder.checkName(addition.name());
        Map<Key, Object> said =
                Key.typed(addition.description(), "the model '" + addition.name() + "'");
        if (!addition.trusted() && !said.containsKey(Key.SHA256)) {
            throw new Problem(
                    "no SHA-256 is given",
                    where(addition.source()),
                    "give --sha256 as the model's publisher tells it; or --trust to take what"
                            + " comes and be told its digest");
        }
        try (FolderLock lock = FolderLock.of(folder.path());
                Incoming model = incoming(ModelFolder.MODEL, watcher)) {
            checkFree(addition.name());
            receive(addition.source(), model);
            Examination found = examine(model.file(), said, addition);
            publish(addition.name(), model, found.description());
            return found;
        } catch (IOException e) {
            throw folder.problem("the model cannot be added: ", e);
        }
    }

    private Incoming incoming(String extension, Watcher watcher) throws IOException {
        return new Incoming(folder.path().resolve(HIDDEN + extension), limit, watcher);
    }

    private void checkFree(String name) {
        if (Files.exists(folder.description(name))) {
            throw new Problem(
                    "there is a model '" + name + "' already",
                    folder.description(name).toString(),
                    "remove it before (models remove " + name + "), or choose another name");
        }
    }

    private void receive(URI source, Incoming to) {
        try {
            String scheme = Objects.requireNonNullElse(source.getScheme(), "");
            switch (scheme.toLowerCase(Locale.ROOT)) {
                case "http", "https" -> new Download(source, to, patience).run();
                case "file" -> copy(Path.of(source), to);
                default -> throw new IllegalArgumentException("neither http, https nor file");
            }
            to.finish();
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    "no address of a file: " + e.getMessage(),
                    where(source),
                    "give a URL such as https://example.org/model.onnx",
                    e);
        } catch (Incoming.Unwritable e) {
            throw folder.problem("the model cannot be added: ", e);
        } catch (IOException e) {
            throw new Problem(
                    "the model cannot be had: " + Words.of(e),
                    where(source),
                    "file".equals(source.getScheme())
                            ? "name an .onnx file that can be read"
                            : "try again, or get the file by other means and use models add",
                    e);
        }
    }

    private static String where(URI source) {
        boolean local = "file".equals(source.getScheme()) && source.getPath() != null;
        return local ? source.getPath() : source.toString();
    }

    private static void copy(Path from, Incoming to) throws IOException {
        if (Files.isDirectory(from)) {
            throw new IOException("it is a folder");
        }
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(from)) {
            to.expect(Files.size(from));
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                to.write(piece, n);
            }
        }
    }

    private Examination examine(Path file, Map<Key, Object> said, Addition addition)
            throws IOException {
        try {
            return Examination.of(file, said, trial);
        } catch (Unfit e) {
            throw new Problem(
                    "the model was not added: " + e.getMessage(),
                    where(addition.source()),
                    "nothing was kept; docs/face-models.md tells what fits and how to be sure of a"
                            + " file",
                    e);
        }
    }

    private void publish(String name, Incoming model, Description description) throws IOException {
        Path file = folder.file(name);
        if (Files.exists(file) && !Digests.of(file).equals(description.sha256())) {
            throw new Problem(
                    "there is another file already",
                    file.toString(),
                    "move it away, or choose another name");
        }
        byte[] text = DescriptionFile.text(description).getBytes(StandardCharsets.UTF_8);
        try (Incoming told = incoming(ModelFolder.DESCRIPTION, (bytes, total) -> {})) {
            told.write(text, text.length);
            told.finish();
            model.moveTo(file);
            told.moveTo(folder.description(name));
        }
    }
}
