package dev.pathos.predictor;

import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens the place that predictions go to. */
final class Destination {
    private Destination() {}

    /** Refuses a request whose format and place do not go together, before anything is computed. */
    static void check(Predictor.Request request, Optional<Path> out) {
        boolean folder = ofFolder(request.format());
        if (folder && out.isEmpty()) {
            throw new WrongUsage(
                    "--format "
                            + request.format().text()
                            + " writes more than one file: name a folder with --out");
        }
        try {
            if (out.isPresent() && Files.exists(out.get()) && !(folder && empty(out.get()))) {
                throw new Problem(
                        "there is something already",
                        out.get().toString(),
                        "name another place with --out, or delete it");
            }
        } catch (IOException e) {
            throw unwritable(out.get(), e);
        }
    }

    private static boolean ofFolder(Predictor.Format format) {
        return format == Predictor.Format.TEXTGRID || format == Predictor.Format.AUDFORMAT;
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * Opens it.
     *
     * @param model what predicts, in words
     */
    static Sink open(
            Predictor.Request request,
            Optional<Path> out,
            PrintStream stream,
            Labels labels,
            String model)
            throws IOException {
        switch (request.format()) {
            case CSV:
                return new CsvSink(writer(out, stream), labels, false);
            case JSONL:
                return new JsonLinesSink(writer(out, stream), labels);
            case TEXTGRID:
                Files.createDirectories(out.orElseThrow());
                return new TextGridSink(out.orElseThrow(), labels);
            default:
                Path folder = Files.createDirectories(out.orElseThrow());
                Files.writeString(folder.resolve("db.yaml"), Audformat.header(model, labels));
                return new CsvSink(file(folder.resolve("db.predictions.csv")), labels, true);
        }
    }

    private static Writer writer(Optional<Path> out, PrintStream stream) throws IOException {
        return out.isPresent() ? file(out.get()) : new Streamed(stream);
    }

    private static Writer file(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
    }

    static Problem unwritable(Path place, IOException e) {
        return new Problem(
                "the predictions cannot be written: " + Reasons.of(e),
                place.toString(),
                "free space or mend permissions, or name another place with --out",
                e);
    }

    /** Somebody else's stream: stays open, and says when nobody reads it any more. */
    private static final class Streamed extends OutputStreamWriter {
        private final PrintStream stream;

        Streamed(PrintStream stream) {
            super(stream, StandardCharsets.UTF_8);
            this.stream = stream;
        }

        @Override
        public void flush() throws IOException {
            super.flush();
            if (stream.checkError()) {
                throw new IOException("nobody reads them any more");
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
