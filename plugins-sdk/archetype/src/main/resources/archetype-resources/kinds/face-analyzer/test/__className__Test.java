package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FaceAnalyzerContract;
import dev.pathos.tck.MemoryMedia;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ${className}Test extends FaceAnalyzerContract {
    @TempDir Path folder;

    @Override
    protected FaceAnalyzer analyzer() {
        return new ${className}(Configured.of(${className}.Settings.class, Map.of()));
    }

    @Override
    protected Media withFace() {
        return media(table(SyntheticFace.still(25, 1).speaking(6, 2).track()));
    }

    @Override
    protected Optional<Media> oneFrame() {
        return Optional.of(media(table(SyntheticFace.still(25, 0).track())));
    }

    @Override
    protected Media broken() {
        return media("timestamp,success,confidence\n0,1,1\n");
    }

    /** The table that a tool would write of a track. */
    private static String table(FaceTrack track) {
        StringBuilder table = new StringBuilder("frame,timestamp,success,confidence");
        for (String axis : new String[] {"x_", "y_"}) {
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                table.append(',').append(axis).append(p);
            }
        }
        for (int f = 0; f < track.frames(); f++) {
            table.append('\n').append(f + 1).append(',').append(track.timestamps()[f]);
            table.append(track.success()[f] ? ",1," : ",0,").append(track.confidence()[f]);
            for (float[] axis : new float[][] {track.x(), track.y()}) {
                for (int p = 0; p < FaceTrack.POINTS; p++) {
                    table.append(',').append(axis[f * FaceTrack.POINTS + p]);
                }
            }
        }
        return table.append('\n').toString();
    }

    private Media media(String table) {
        try {
            Path file = Files.writeString(folder.resolve("face.csv"), table);
            return new MemoryMedia(null, Map.of("openface", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_give_the_track_that_was_written_when_a_table_is_read() throws IOException {
        FaceTrack written = SyntheticFace.still(25, 1).speaking(6, 2).lost(3, 5).track();
        FaceTrack read = analyzer().analyze(media(table(written))).orElseThrow();
        assertArrayEquals(written.timestamps(), read.timestamps());
        assertArrayEquals(written.success(), read.success());
        assertArrayEquals(written.x(), read.x());
        assertArrayEquals(written.y(), read.y());
    }

    @Test
    void should_name_file_and_line_when_a_cell_is_no_number() {
        String table =
                table(SyntheticFace.still(25, 1).track()).replace("\n1,0.0,1,", "\n1,0.0,yes,");
        IOException e = assertThrows(IOException.class, () -> analyzer().analyze(media(table)));
        assertEquals("face.csv: line 2: no number: yes", e.getMessage());
    }
}
