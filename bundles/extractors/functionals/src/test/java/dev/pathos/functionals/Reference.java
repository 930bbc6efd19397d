package dev.pathos.functionals;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/**
 * Clips of 16 kHz and what openSMILE 3.0 printed of its eGeMAPSv02 set for them.
 *
 * @param clip the recording
 * @param header names of the values, behind a name and a time
 * @param rows the values, without name and time
 */
record Reference(Path clip, List<String> header, List<double[]> rows) {
    /** The clip's copy is cut, the values are those of the whole. */
    private static final String CUT = "03b10Ec";

    /** Clips with values a frame; the test is skipped, with a message, where there are none. */
    static List<Reference> frames() throws IOException {
        Path data = data();
        List<Reference> found = new ArrayList<>();
        for (Path table : files(data.resolve("opensmile-reference/lld"))) {
            String name = table.getFileName().toString();
            if (name.endsWith(".eGeMAPSv02.csv") && !name.startsWith(CUT)) {
                Path clip = clip(data, name.substring(0, name.indexOf('.')));
                if (clip != null) {
                    List<String> lines = Files.readAllLines(table);
                    found.add(
                            new Reference(
                                    clip,
                                    header(lines),
                                    lines.stream().skip(1).map(Reference::values).toList()));
                }
            }
        }
        return found.isEmpty() ? abort("no clip in " + data + " that has values") : found;
    }

    /** Every so many of the clips with values of the whole. */
    static List<Reference> utterances(int each) throws IOException {
        Path data = data();
        List<Reference> found = new ArrayList<>();
        for (String corpus : List.of("emodb16k", "ravdess16k")) {
            Path table =
                    data.resolve("opensmile-reference/eGeMAPSv02_functionals." + corpus + ".csv");
            List<String> lines = Files.exists(table) ? Files.readAllLines(table) : List.of();
            for (int i = 1; i < lines.size(); i += each) {
                String line = lines.get(i);
                String name = line.substring(0, line.indexOf(';')).replace("'", "");
                Path clip = clip(data, name);
                if (clip != null) {
                    found.add(new Reference(clip, header(lines), List.of(values(line))));
                }
            }
        }
        return found.isEmpty() ? abort("no clip in " + data + " that has values") : found;
    }

    private static List<String> header(List<String> lines) {
        List<String> names = List.of(lines.get(0).split(";"));
        return names.subList(2, names.size());
    }

    private static double[] values(String line) {
        return Stream.of(line.split(";")).skip(2).mapToDouble(Double::parseDouble).toArray();
    }

    private static Path clip(Path data, String name) throws IOException {
        for (String corpus : List.of("emodb", "ravdess")) {
            for (Path file : files(data.resolve(corpus))) {
                if (file.endsWith(name + ".flac")) {
                    return file;
                }
            }
        }
        return null;
    }

    private static Path data() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data.resolve("opensmile-reference/lld"))) {
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

    /** The sound of the clip. */
    Audio audio() throws IOException {
        try (InputStream in = Files.newInputStream(clip)) {
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
