package dev.pathos.segmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps what came of a recording, so that it is not done again.
 *
 * <p>One line for the recording, one for each utterance, numbers only; complete or absent.
 */
record OutcomeFile(Path path) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int WHOLE = 6;
    private static final int EACH = 4;

    /** What was kept; empty if nothing was, or not by this version. */
    Optional<Outcome> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            List<double[]> lines = new ArrayList<>();
            for (String line : Files.readAllLines(path)) {
                lines.add(COMMA.splitAsStream(line).mapToDouble(Double::parseDouble).toArray());
            }
            if (lines.isEmpty() || lines.get(0).length != WHOLE) {
                return Optional.empty();
            }
            List<Segment> segments = new ArrayList<>();
            for (double[] cells : lines.subList(1, lines.size())) {
                if (cells.length != EACH) {
                    return Optional.empty();
                }
                segments.add(new Segment(new Stretch(cells[0], cells[1]), cells[2], cells[3]));
            }
            double[] whole = lines.get(0);
            return Optional.of(
                    new Outcome(
                            whole[0],
                            whole[1],
                            (int) whole[2],
                            (int) whole[3],
                            whole[4],
                            whole[5],
                            segments));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(Outcome outcome) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                line(
                        outcome.seconds(),
                        outcome.speech(),
                        outcome.tooShort(),
                        outcome.faceless(),
                        outcome.offset(),
                        outcome.offsetCorrelation()));
        for (Segment s : outcome.segments()) {
            lines.add(line(s.stretch().start(), s.stretch().end(), s.faceShare(), s.correlation()));
        }
        WholeFile.write(path, out -> Files.write(out, lines));
    }

    private static String line(double... cells) {
        StringBuilder line = new StringBuilder();
        for (double cell : cells) {
            line.append(line.length() == 0 ? "" : ",").append(cell);
        }
        return line.toString();
    }
}
