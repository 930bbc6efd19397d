package dev.pathos.segmentation;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Media whose files say what they sound like, such as {@code speech 7 60}, or what is wrong. */
final class GeneratedMedia implements MediaSource {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();

    /** How many sounds were given out. */
    int opened() {
        return opened.get();
    }

    /** How many readers wait for something that never comes. */
    int hanging() {
        return hanging.get();
    }

    @Override
    public Media open(Utterance utterance) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                return sound(utterance.media());
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }

    private Audio sound(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.isEmpty()) {
            throw new IOException(file + ": empty file (0 bytes)");
        }
        if (text.equals("hang")) {
            hanging.incrementAndGet();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while decoding");
            }
        }
        String[] words = text.split(" ");
        if (!words[0].matches("speech|pauseless|noise")) {
            throw new IOException(file + ": " + text);
        }
        opened.incrementAndGet();
        int seed = Integer.parseInt(words[1]);
        double seconds = Double.parseDouble(words[2]);
        Speechlike sound =
                words[0].equals("pauseless")
                        ? new Speechlike(seed, seconds, .001, .002)
                        : new Speechlike(seed, words[0].equals("speech") ? seconds : 0);
        float[] samples = new float[Math.max(1, (int) (seconds * Speechlike.RATE))];
        System.arraycopy(sound.samples(), 0, samples, 0, sound.samples().length);
        float[] noise = Noise.pink(seed, samples.length);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += .001f * noise[i];
        }
        return Audio.of(Speechlike.RATE, samples);
    }
}
