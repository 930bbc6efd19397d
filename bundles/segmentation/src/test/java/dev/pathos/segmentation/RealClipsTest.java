package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealClipsTest {
    private static final int CLIPS = 200;

    @ParameterizedTest
    @CsvSource({
        "ravdess, ROOM, false, 99, .8",
        "ravdess, ZERO, false, 99, .9",
        "ravdess, ROOM, true, 20, .85",
        "ravdess, ROOM, true, 10, .8",
        "ravdess, ROOM, true, 5, .8",
        "emodb, ROOM, false, 99, .97",
        "emodb, ZERO, false, 99, .97",
        "emodb, ROOM, true, 20, .95",
        "emodb, ROOM, true, 10, .93",
        "emodb, ROOM, true, 5, .93"
    })
    void should_hit_most_boundaries_when_real_clips_are_strung_together(
            String corpus, Clips.Pauses pauses, boolean levelled, double snr, double least)
            throws IOException {
        Studies.row(pauses == Clips.Pauses.ROOM && !levelled);
        Path folder = Clips.data(corpus);
        assumeTrue(folder != null, "no shared/data/" + corpus);
        Clips clips = new Clips(Clips.beneath(folder, CLIPS), 1, pauses, levelled);
        float[] samples = clips.samples();
        float[] mixed = Noise.beneath(samples, clips.speech(), Noise.pink(1, samples.length), snr);
        Score score =
                Score.of(
                        clips.speech(),
                        new Cutting(.5, 30, .4)
                                .cut(VoiceActivity.of(Audio.of(Speechlike.RATE, mixed)))
                                .utterances(),
                        samples.length / 16_000.0);
        System.out.println(
                score.line(
                        corpus
                                + ", pauses "
                                + pauses
                                + (levelled ? ", levelled" : "")
                                + (snr < 99 ? ", pink noise " + (int) snr + " dB" : "")));
        assertTrue(score.hits() >= least, score.toString());
    }
}
