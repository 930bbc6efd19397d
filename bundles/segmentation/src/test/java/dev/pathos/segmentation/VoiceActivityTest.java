package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Audio;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceActivityTest {
    private static final Cutting CUTTING = new Cutting(.5, 30, .4);

    private static List<Stretch> utterances(float[] samples) {
        return CUTTING.cut(VoiceActivity.of(Audio.of(Speechlike.RATE, samples))).utterances();
    }

    @ParameterizedTest
    @CsvSource({
        "white, 20, .92, .99, .99",
        "white, 10, .92, .99, .99",
        "white, 5, .92, .98, .98",
        "white, 0, .92, .85, .8",
        "pink, 20, .92, .99, .99",
        "pink, 10, .92, .99, .99",
        "pink, 5, .92, .97, .97",
        "pink, 0, .92, .7, .7"
    })
    void should_find_phrases_when_noise_lies_beneath(
            String kind, double snr, double precision, double recall, double hits) {
        Studies.row(snr == 5);
        Speechlike sound = new Speechlike(7, 300);
        int length = sound.samples().length;
        float[] noise = kind.equals("white") ? Noise.white(7, length) : Noise.pink(7, length);
        float[] mixed = Noise.beneath(sound.samples(), sound.phrases(), noise, snr);
        Score score = Score.of(sound.phrases(), utterances(mixed), 300);
        System.out.println(
                score.line(
                        sound.phrases().size()
                                + " speech-like phrases, "
                                + kind
                                + " noise, SNR "
                                + (int) snr
                                + " dB"));
        assertTrue(score.precision() >= precision, score.toString());
        assertTrue(score.recall() >= recall, score.toString());
        assertTrue(score.hits() >= hits, score.toString());
    }

    @Test
    void should_find_nothing_when_there_is_noise_alone() {
        float[] noise = Noise.pink(3, 60 * Speechlike.RATE);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= .05f;
        }
        assertEquals(List.of(), utterances(noise));
    }

    @Test
    void should_find_nothing_when_all_is_silent() {
        assertEquals(List.of(), utterances(new float[10 * Speechlike.RATE]));
        assertEquals(List.of(), utterances(new float[1]));
        assertEquals(List.of(), utterances(new float[0]));
    }

    @Test
    void should_find_nothing_when_only_a_click_sounds() {
        float[] samples = Noise.white(5, 5 * Speechlike.RATE);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= .001f;
        }
        samples[40_000] = .9f;
        samples[40_001] = -.9f;
        assertEquals(List.of(), utterances(samples));
    }

    @Test
    void should_adapt_when_the_noise_rises_in_the_middle() {
        Speechlike sound = new Speechlike(9, 120);
        float[] samples = sound.samples().clone();
        float[] noise = Noise.white(9, samples.length);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += noise[i] * (i < samples.length / 2 ? .0005f : .005f);
        }
        Score score = Score.of(sound.phrases(), utterances(samples), 120);
        assertTrue(score.recall() > .97 && score.precision() > .85, score.toString());
    }

    @Test
    void should_take_all_of_it_when_speech_has_no_pause() {
        Speechlike sound = new Speechlike(11, 60, .001, .002);
        float[] noise = Noise.white(11, sound.samples().length);
        float[] mixed = Noise.beneath(sound.samples(), sound.phrases(), noise, 20);
        List<Stretch> found =
                new Cutting(1, 8, .4).cut(VoiceActivity.of(Audio.of(16_000, mixed))).utterances();
        Score score = Score.of(sound.phrases(), found, 60);
        assertTrue(score.recall() > .97, score.toString());
        assertTrue(found.stream().allMatch(s -> s.seconds() <= 8 && s.seconds() >= 1));
    }

    @Test
    void should_give_a_value_each_10_ms_when_the_end_is_ragged() {
        VoiceActivity activity = VoiceActivity.of(Audio.of(16_000, new float[16_001]));
        assertEquals(101, activity.level().length);
        assertEquals(101, activity.likelihood().length);
    }

    @Test
    void should_give_the_mean_square_as_level_when_it_is_known() {
        float[] samples = new float[1600];
        Arrays.fill(samples, .1f);
        assertEquals(-20, VoiceActivity.of(Audio.of(16_000, samples)).level()[3], 1e-4);
    }
}
