package dev.pathos.extraction;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sounds described by small files, and an extractor that is easy to follow. */
final class Generated {
    private static final String HEAD = "sound ";

    private Generated() {}

    /** Writes a file that stands for so many samples. */
    static Path sound(Path file, int samples, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, HEAD + samples + " " + seed);
    }

    /** Reads such files; all others are damaged. */
    static MediaSource media() {
        return utterance ->
                new Media() {
                    @Override
                    public Audio audio() throws IOException {
                        return read(utterance);
                    }

                    @Override
                    public Optional<Path> sidecar(String kind) {
                        return Optional.empty();
                    }
                };
    }

    private static Audio read(Utterance utterance) throws IOException {
        String text = Files.readString(utterance.media());
        if (!text.startsWith(HEAD)) {
            throw new IOException(utterance.media() + ": damaged");
        }
        String[] words = text.split(" ");
        float[] samples = new float[Integer.parseInt(words[1])];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(i * .01 * Integer.parseInt(words[2]));
        }
        return Audio.of(MediaSource.SAMPLE_RATE, samples);
    }

    /** Frames of 160 samples: their first, their sum, and nothing where that is negative. */
    static final class Extractor implements FeatureExtractor {
        final AtomicInteger calls = new AtomicInteger();
        private final int delay;
        private final Consumer<Audio> told;

        Extractor() {
            this(0, audio -> {});
        }

        /**
         * Makes it.
         *
         * @param delay milliseconds that a hundred frames take
         * @param told hears of each extraction
         */
        Extractor(int delay, Consumer<Audio> told) {
            this.delay = delay;
            this.told = told;
        }

        @Override
        public Frames extract(Audio audio) {
            calls.incrementAndGet();
            told.accept(audio);
            float[] all = audio.toArray();
            float[] values = new float[all.length / 160 * 3];
            for (int r = 0; r < values.length / 3; r++) {
                float sum = 0;
                for (int i = 0; i < 160; i++) {
                    sum += all[r * 160 + i];
                }
                values[3 * r] = all[r * 160];
                values[3 * r + 1] = sum;
                values[3 * r + 2] = sum < 0 ? Float.NaN : 1;
            }
            Frames frames = Frames.of(List.of("first", "sum", "positive"), 100, values);
            return new Watched(frames, share -> pause(frames.rows()));
        }

        private void pause(int rows) {
            try {
                Thread.sleep((long) delay * rows / 100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    static Recipe recipe(FeatureCache cache, FeatureExtractor extractor, FeatureFormat format) {
        return new Recipe(
                media(), cache, extractor, "generated revision 1 {}", "generated", format);
    }
}
