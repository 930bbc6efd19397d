package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text files of MSP-Face say of its segments.
 *
 * @param stretches first and last second of each segment within its video
 * @param speakers the number of each segment's speaker
 * @param sexes {@code male} or {@code female} by speaker
 * @param partitions the published partition of labeled segments
 */
record MspFaceDocs(
        SortedMap<String, double[]> stretches,
        Map<String, String> speakers,
        Map<String, String> sexes,
        Map<String, String> partitions) {
    private static final String SEGMENT = "(MSP-FACE_\\d+_\\d+)\\.\\w+";
    private static final Pattern STRETCH = Pattern.compile("([\\d.]+)\\s+([\\d.]+)\\s+" + SEGMENT);
    private static final Pattern SPEAKER =
            Pattern.compile(SEGMENT + "\\s*,\\s*(?:Speaker_)?0*(\\d+)");
    private static final Pattern SEX =
            Pattern.compile("(?:Speaker_)?0*(\\d+)\\s*,\\s*(Male|Female)");
    private static final Pattern PARTITION = Pattern.compile("(\\w+)\\s*;\\s*" + SEGMENT);

    /**
     * Reads those that are there.
     *
     * @param shelf the corpus's files
     * @param files the files, from which these are removed
     * @param ledger takes lines that cannot be understood
     * @return what they say
     * @throws IOException if one cannot be read
     */
    static MspFaceDocs read(Shelf shelf, List<Path> files, Ledger ledger) throws IOException {
        SortedMap<String, double[]> stretches = new TreeMap<>();
        Map<String, String> speakers = new HashMap<>();
        Map<String, String> sexes = new HashMap<>();
        Map<String, String> partitions = new HashMap<>();
        Lines lines = new Lines(shelf, files, ledger);
        lines.of(
                "segments_data\\.txt",
                STRETCH,
                m -> {
                    double start = Double.parseDouble(m.group(1));
                    double end = Double.parseDouble(m.group(2));
                    if (end > start) {
                        stretches.put(m.group(3), new double[] {start, end});
                    } else {
                        ledger.failed(
                                "segments_data.txt " + m.group(3), "from " + start + " to " + end);
                    }
                });
        lines.of("speaker_id_segments\\.txt", SPEAKER, m -> speakers.put(m.group(1), m.group(2)));
        lines.of(
                "speaker_id_gender\\.txt",
                SEX,
                m -> sexes.put(m.group(1), m.group(2).equals("Male") ? "male" : "female"));
        lines.of(
                "partitions\\.txt",
                PARTITION,
                m -> partitions.put(m.group(2), MspSegment.partition(m.group(1))));
        return new MspFaceDocs(stretches, speakers, sexes, partitions);
    }

    private record Lines(Shelf shelf, List<Path> files, Ledger ledger) {
        void of(String name, Pattern form, Consumer<Matcher> each) throws IOException {
            Optional<Path> file = shelf.take(files, name, ledger);
            if (file.isEmpty()) {
                return;
            }
            try (BufferedReader text = TextFile.open(file.get(), ledger)) {
                int number = 1;
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    Matcher parts = form.matcher(line.strip());
                    if (parts.matches()) {
                        each.accept(parts);
                    } else if (!line.isBlank()) {
                        ledger.failed(
                                file.get().getFileName() + " line " + number,
                                "not of the form of its file: " + line.strip());
                    }
                    number++;
                }
            }
        }
    }
}
