package dev.pathos.lld;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.pathos.acoustics.Rows;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/**
 * A clip of 16 kHz and the values that openSMILE's ComParE 2016 set has for it, 10 ms apart.
 *
 * @param audio the clip
 * @param columns the names
 * @param rows the values, one array a frame
 */
record Reference(Audio audio, List<String> columns, List<double[]> rows) {
    /** Columns before the values: name and time. */
    private static final int AHEAD = 2;

    /** All clips; the test is skipped, with a message, where the data are not at hand. */
    static List<Reference> all() throws IOException {
        Path data = data();
        List<Path> clips = new ArrayList<>(files(data.resolve("emodb")));
        clips.addAll(files(data.resolve("ravdess")));
        List<Reference> found = new ArrayList<>();
        for (Path values : files(data.resolve("opensmile-reference/compare2016-lld"))) {
            String id = values.getFileName().toString().replaceFirst("\\..*", "");
            for (Path clip : clips) {
                if (clip.endsWith(id + ".flac")) {
                    found.add(of(decode(clip), Files.readAllLines(values)));
                }
            }
        }
        return found.isEmpty() ? abort("no clip in " + data + " that has reference values") : found;
    }

    private static Reference of(Audio audio, List<String> lines) {
        List<String> names = List.of(lines.get(0).split(";"));
        List<double[]> rows =
                lines.stream()
                        .skip(1)
                        .map(line -> Arrays.stream(line.split(";")).skip(AHEAD))
                        .map(values -> values.mapToDouble(Double::parseDouble).toArray())
                        .toList();
        return new Reference(audio, names.subList(AHEAD, names.size()), rows);
    }

    /** The first column, F0. */
    Rows first() {
        Iterator<double[]> values = rows.iterator();
        return new Rows() {
            @Override
            public int width() {
                return 1;
            }

            @Override
            public boolean next(float[] row) {
                if (!values.hasNext()) {
                    return false;
                }
                row[0] = (float) values.next()[0];
                return true;
            }
        };
    }

    private static Path data() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data.resolve("opensmile-reference/compare2016-lld"))) {
                return data;
            }
            folder = folder.getParent();
        }
        return abort("no folder shared/data/opensmile-reference above: nothing to compare with");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Audio decode(Path flac) throws IOException {
        try (InputStream in = Files.newInputStream(flac)) {
            FLACDecoder decoder = new FLACDecoder(in);
            StreamInfo info = decoder.readStreamInfo();
            float[] samples = new float[(int) info.getTotalSamples()];
            int at = 0;
            Frame frame = decoder.readNextFrame();
            while (frame != null) {
                ByteData bytes = decoder.decodeFrame(frame, null);
                for (int i = 0; i < bytes.getLen(); i += 2) {
                    int low = bytes.getData(i) & 0xff;
                    samples[at++] = (bytes.getData(i + 1) << 8 | low) / 32768f;
                }
                frame = decoder.readNextFrame();
            }
            return Audio.of(info.getSampleRate(), samples);
        }
    }
}
