package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Segmenter.Faces;
import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.media.TestMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkingFacesTest {
    private static final double[] SHIFTS = {-.4, -.2, .2, .4};

    @TempDir static Path cache;
    private static TestMedia media;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        media = new TestMedia(cache);
    }

    @AfterAll
    static void stop() {
        media.close();
    }

    private static Path data(String name) {
        Path data = Clips.data(name);
        assumeTrue(data != null, "no shared/data/" + name);
        return data;
    }

    private static Outcome cut(Path file, Faces faces) throws IOException {
        return new Analysis(media.source(), media.detector())
                .of(
                        new Recording(file.getFileName().toString(), file),
                        new Request(.5, 12, .4, Request.FROM_RECORDING, faces),
                        share -> {});
    }

    /** Clips of 3 s leave some in doubt: then the offset is unknown, but never a wrong one. */
    @ParameterizedTest
    @CsvSource({
        "bbaf2n, 0",
        "brbk7n, 4",
        "id2_vcd_swwp2s, 3",
        "lbax4n, 4",
        "lwbsza, 4",
        "swiz3n, 4"
    })
    void should_see_who_speaks_and_by_how_much_the_sound_was_moved(String name, int least)
            throws Exception {
        Studies.row(name.equals("brbk7n") || name.equals("swiz3n"));
        Path file = data("talking-faces").resolve("grid/" + name + ".mpg");
        Outcome original = cut(file, Faces.MARK);
        assertEquals(1, original.segments().size());
        assertTrue(original.segments().get(0).faceShare() > .95, original.toString());
        StringBuilder line =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-15s correlation %.2f, sound late %+.3f s; moved by",
                                name,
                                original.offsetCorrelation(),
                                original.offset()));
        int wrong = 0;
        int right = 0;
        for (double shift : SHIFTS) {
            Path moved =
                    ShiftedVideo.write(media.source(), file, shift, folder.resolve(shift + ".mov"));
            double found = cut(moved, Faces.MARK).offset() - original.offset();
            wrong += Math.abs(found - shift) > .04 ? 1 : 0;
            right += Math.abs(found - shift) <= .04 ? 1 : 0;
            line.append(String.format(Locale.ROOT, " %+.1f: %+.3f", shift, found));
        }
        System.out.println(line);
        assertEquals(0, wrong, line.toString());
        assertTrue(right >= least, line.toString());
    }

    @Test
    void should_see_nobody_when_there_is_no_face() throws IOException {
        Path file = data("face-misc").resolve("no_face.mp4");
        Outcome marked = cut(file, Faces.MARK);
        assertTrue(marked.segments().stream().allMatch(s -> s.faceShare() == 0));
        assertTrue(Double.isNaN(marked.offset()));
        Outcome required = cut(file, Faces.REQUIRE);
        assertEquals(0, required.segments().size());
        assertEquals(marked.segments().size(), required.faceless());
        assertTrue(
                cut(file, Faces.OFF).segments().stream()
                        .allMatch(s -> Double.isNaN(s.faceShare())));
    }

    @Test
    void should_see_the_speaker_when_one_face_speaks() throws IOException {
        Outcome outcome = cut(data("face-misc").resolve("single_face.mp4"), Faces.REQUIRE);
        assertEquals(1, outcome.segments().size());
        assertEquals(1, outcome.segments().get(0).faceShare(), .05);
        assertTrue(outcome.segments().get(0).correlation() > .3, outcome.toString());
    }
}
