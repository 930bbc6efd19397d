package dev.pathos.batch;

import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of each input: used, skipped or failed, with file and reason. */
public final class Fates implements Ledger {
    public static final String USED = "used";
    public static final String SKIPPED = "skipped";
    public static final String FAILED = "failed";

    /**
     * What became of one input.
     *
     * @param input its name
     * @param outcome used, skipped or failed
     * @param reason why it is not used, or what is to be known of it
     * @param file where its sound lies; empty if unknown
     * @param output what was written, relative to the output folder; empty if nothing was
     */
    public record Fate(String input, String outcome, String reason, String file, String output) {}

    private final List<Fate> fates = new ArrayList<>();

    /** Takes what became of one more. */
    public synchronized void add(Fate fate) {
        fates.add(fate);
    }

    @Override
    public synchronized void skipped(String input, String reason) {
        fates.add(new Fate(input, SKIPPED, reason, "", ""));
    }

    @Override
    public synchronized void failed(String input, String reason) {
        fates.add(new Fate(input, FAILED, reason, "", ""));
    }

    /**
     * Says where those lie of which only a name is known so far.
     *
     * @param fileOf the place of a name
     */
    public synchronized void locate(UnaryOperator<String> fileOf) {
        fates.replaceAll(
                f ->
                        f.file.isEmpty()
                                ? new Fate(f.input, f.outcome, f.reason, fileOf.apply(f.input), "")
                                : f);
    }

    /** The number of inputs with an outcome. */
    public synchronized long count(String outcome) {
        return fates.stream().filter(f -> f.outcome.equals(outcome)).count();
    }

    /** The number of all inputs. */
    public synchronized int size() {
        return fates.size();
    }

    /** The first input that failed, with its reason. */
    public synchronized Optional<String> firstFailure() {
        return fates.stream()
                .filter(f -> f.outcome.equals(FAILED))
                .findFirst()
                .map(f -> f.input + ": " + f.reason);
    }

    private Stream<Fate> sorted() {
        return fates.stream().sorted(Comparator.comparing(Fate::input));
    }

    /**
     * Writes a table with a line for each input, in order of their names.
     *
     * @param file the table
     * @throws IOException if it cannot be written
     */
    public synchronized void write(Path file) throws IOException {
        String text =
                sorted().map(f -> row(f.input, f.outcome, f.reason, f.file, f.output))
                        .collect(Collectors.joining());
        Files.writeString(file, row("input", "outcome", "reason", "file", "output") + text);
    }

    /** A line of a CSV table (RFC 4180, lines end with a line feed). */
    public static String row(String... cells) {
        return Stream.of(cells).map(Fates::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
