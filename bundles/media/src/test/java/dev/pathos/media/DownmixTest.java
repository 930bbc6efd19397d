package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownmixTest {
    private static Decoder decoder;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        Decoding.prepare();
        decoder = new Decoder(RealWorker.command(), RealWorker.AMPLE);
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    private SoundCache sounds(String channel) {
        return new SoundCache(
                folder.resolve("cache"),
                new Decoders(() -> decoder, 1),
                Downmix.parse(channel).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"mean, mean", "Loudest, loudest", "first, 1", "1, 1", " 12 , 12", "MEAN, mean"})
    void should_read_what_a_configuration_says_when_it_is_a_policy(String text, String policy) {
        assertEquals(policy, Downmix.parse(text).orElseThrow().toString());
        assertEquals(Downmix.parse(text), Downmix.parse(policy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "left", "0", "-1", "1.5", "9999", "2nd"})
    void should_be_none_when_it_is_no_policy(String text) {
        assertEquals(Optional.empty(), Downmix.parse(text));
    }

    @Test
    void should_take_the_channel_wanted_when_there_are_three() throws IOException {
        float[] quiet = {.125f, -.125f, .125f, 0};
        float[] loud = {.5f, -.5f, -.5f, .5f};
        float[] middle = {.25f, .25f, .25f, .25f};
        Path file = Wav.floats(16_000).write(folder.resolve("a.wav"), quiet, loud, middle);
        assertArrayEquals(quiet, sounds("first").open(file).toArray(), 0f);
        assertArrayEquals(loud, sounds("loudest").open(file).toArray(), 0f);
        assertArrayEquals(middle, sounds("3").open(file).toArray(), 0f);
        float[] mean = {.875f / 3, -.375f / 3, -.125f / 3, .25f};
        assertArrayEquals(mean, sounds("mean").open(file).toArray(), 1e-7f);
        FaultyFile e = assertThrows(FaultyFile.class, () -> sounds("4").open(file));
        assertEquals(file + ": no such channel: 4 of 3 at 0.00 s", e.getMessage());
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            assertEquals(4, files.filter(f -> f.toString().endsWith(".f32")).count());
        }
    }

    @Test
    void should_take_the_louder_when_a_compressed_recording_has_two() throws Exception {
        float[] voice = Specimen.voice(48_000, 1);
        float[] hum = Wav.tone(48_000, 1, 50, .05);
        Path file = folder.resolve("a.m4a");
        Specimen.write(file, MediaFormat.M4A, 48_000, hum, voice);
        float[] second = sounds("2").open(file).toArray();
        assertArrayEquals(second, sounds("loudest").open(file).toArray(), 0f);
        double difference = 0;
        float[] right = Specimen.voice(16_000, 1);
        for (int i = 1000; i < 15_000; i++) {
            difference += Math.abs(second[i] - right[i]) / 14_000;
        }
        assertTrue(difference < .01, difference + "");
    }

    @Test
    void should_not_mind_another_channel_when_one_is_broken() throws IOException {
        float[] broken = new float[800];
        Arrays.fill(broken, Float.NaN);
        float[] tone = Wav.tone(16_000, .05, 440, .5);
        Path file = Wav.floats(16_000).write(folder.resolve("a.wav"), broken, tone);
        assertArrayEquals(tone, sounds("2").open(file).toArray(), 0f);
        assertArrayEquals(tone, sounds("loudest").open(file).toArray(), 0f);
        FaultyFile e = assertThrows(FaultyFile.class, () -> sounds("mean").open(file));
        assertEquals(Fault.NOT_FINITE, e.fault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "first", "loudest", "1"})
    void should_take_the_only_channel_when_there_is_one(String channel) throws IOException {
        float[] tone = Wav.tone(16_000, .05, 440, .5);
        Path file = Wav.floats(16_000).write(folder.resolve("a.wav"), tone);
        assertArrayEquals(tone, sounds(channel).open(file).toArray(), 0f);
    }
}
