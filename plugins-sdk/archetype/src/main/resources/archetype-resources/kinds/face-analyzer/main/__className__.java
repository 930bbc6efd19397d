package ${package};

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Reads face tracks from tables that another tool wrote beside the media: comma-separated, one row
 * a frame, with the columns {@code timestamp} (seconds), {@code success} (1 or 0), {@code
 * confidence} (0 to 1) and the landmarks {@code x_0} to {@code x_67}, {@code y_0} to {@code y_67}
 * (pixels); others are passed over.
 *
 * <p>An analyzer that looks at the video itself takes pictures from {@link Media#video}, closes it,
 * and names a {@link #revision}, under which its tracks are kept.
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements FaceAnalyzer {
    private final String sidecar;

    /** The keys of a configuration. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "Reads face tracks from tables beside the media")
    public @interface Settings {
        /** What the corpus calls the tables. */
        @AttributeDefinition(
                name = "Sidecar",
                description = "The kind of file beside an utterance's media that holds its track")
        String sidecar() default "openface";
    }

    /**
     * Stores the settings; nothing is read yet.
     *
     * @param settings the part's configuration
     */
    @Activate
    public ${className}(Settings settings) {
        sidecar = settings.sidecar();
    }

    @Override
    public Optional<FaceTrack> analyze(Media media) throws IOException {
        Optional<Path> file = media.sidecar(sidecar);
        return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
    }

    private static FaceTrack read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty()) {
            throw new IOException(file.getFileName() + ": empty");
        }
        List<String> header = cells(lines.get(0));
        int time = column(file, header, "timestamp");
        int success = column(file, header, "success");
        int confidence = column(file, header, "confidence");
        int[] x = points(file, header, "x_");
        int[] y = points(file, header, "y_");
        List<double[]> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(numbers(file, i + 1, cells(lines.get(i)), header.size()));
            }
        }
        int frames = rows.size();
        double[] timestamps = new double[frames];
        boolean[] found = new boolean[frames];
        float[] sure = new float[frames];
        float[] right = new float[frames * FaceTrack.POINTS];
        float[] down = new float[frames * FaceTrack.POINTS];
        for (int f = 0; f < frames; f++) {
            double[] row = rows.get(f);
            timestamps[f] = row[time];
            found[f] = row[success] == 1;
            sure[f] = (float) row[confidence];
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                right[f * FaceTrack.POINTS + p] = (float) row[x[p]];
                down[f * FaceTrack.POINTS + p] = (float) row[y[p]];
            }
        }
        return new FaceTrack(timestamps, found, sure, right, down, Map.of(), Map.of());
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split("\\s*,\\s*", -1));
    }

    private static int[] points(Path file, List<String> header, String prefix) throws IOException {
        int[] columns = new int[FaceTrack.POINTS];
        for (int p = 0; p < columns.length; p++) {
            columns[p] = column(file, header, prefix + p);
        }
        return columns;
    }

    private static int column(Path file, List<String> header, String name) throws IOException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IOException(file.getFileName() + ": no column " + name);
        }
        return column;
    }

    private static double[] numbers(Path file, int line, List<String> cells, int width)
            throws IOException {
        if (cells.size() != width) {
            throw new IOException(
                    file.getFileName() + ": line " + line + " has " + cells.size() + " cells");
        }
        double[] numbers = new double[width];
        for (int c = 0; c < width; c++) {
            try {
                numbers[c] = Double.parseDouble(cells.get(c));
            } catch (NumberFormatException e) {
                throw new IOException(
                        file.getFileName() + ": line " + line + ": no number: " + cells.get(c), e);
            }
        }
        return numbers;
    }
}
