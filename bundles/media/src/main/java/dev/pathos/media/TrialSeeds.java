package dev.pathos.media;

import dev.pathos.api.run.Problem;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The good files that a trial damages: those named, or files of all formats made for it. */
final class TrialSeeds {
    /** Larger ones would be read and written whole each time. */
    private static final long LARGEST = 32L << 20;

    /** More files share a row by their kinds of names. */
    private static final int NAMED = 24;

    private TrialSeeds() {}

    /**
     * A good file.
     *
     * @param name what it is called in tables
     * @param extension what its name ends with, with the dot, or nothing
     * @param file where it is
     */
    record Seed(String name, String extension, Path file) {
        /** Its bytes. */
        byte[] content() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /**
     * Makes files of all formats, in the worker.
     *
     * @param folder keeps them
     * @param decoder its worker makes them
     */
    static List<Seed> made(Path folder, Decoder decoder) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (MediaFormat format : MediaFormat.all()) {
            Path file = folder.resolve(format.name() + "." + format.extension());
            decoder.ask(Message.of(Kind.MAKE, file.toString(), format.name()), file, file);
            seeds.add(
                    new Seed(
                            format.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            "." + format.extension(),
                            file));
        }
        return seeds;
    }

    /**
     * Reads what a user names.
     *
     * @param inputs files and folders
     * @throws Problem if something is not there or a folder cannot be read
     */
    static List<Seed> read(List<Path> inputs) {
        List<Seed> seeds = new ArrayList<>();
        for (Path input : inputs) {
            try (Stream<Path> files = Files.walk(input)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    long size = Files.size(file);
                    if (size > 0 && size <= LARGEST) {
                        seeds.add(seed(file));
                    }
                }
            } catch (IOException e) {
                throw new Problem(
                        "cannot read " + e.getMessage(),
                        input.toString(),
                        "give files or folders",
                        e);
            }
        }
        return seeds.size() <= NAMED
                ? seeds
                : seeds.stream()
                        .map(s -> new Seed("*" + s.extension, s.extension, s.file))
                        .toList();
    }

    private static Seed seed(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return new Seed(name, dot < 0 ? "" : name.substring(dot), file);
    }
}
