package dev.pathos.predictor;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.OnnxExport;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Optimizer;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The smallest parts that predict: loudness decides between quiet and loud. */
final class Doubles {
    static final int RATE = 16_000;
    static final double FRAME_RATE = 10;
    static final List<String> COLUMNS = List.of("loudness", "nothing");

    private Doubles() {}

    /** Mean square of each tenth of a second, and a column without values. */
    static final class Loudness implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            float[] samples = audio.toArray();
            int hop = (int) (RATE / FRAME_RATE);
            float[] rows = new float[samples.length / hop * 2];
            for (int r = 0; r < rows.length / 2; r++) {
                for (int i = 0; i < hop; i++) {
                    float x = samples[r * hop + i];
                    rows[2 * r] += x * x / hop;
                }
                rows[2 * r + 1] = Float.NaN;
            }
            return Frames.of(COLUMNS, FRAME_RATE, rows);
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    /** One factor on the first feature's mean over an utterance. */
    static class Factor implements Encoder, Learner {
        private final String weight;
        private float factor = 1;

        Factor(String weight) {
            this.weight = weight;
        }

        @Override
        public Chunking chunking() {
            return new Chunking(.5, 1);
        }

        @Override
        public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
            return this;
        }

        @Override
        public void add(String name, Head head, long seed) {}

        @Override
        public void remove(String name) {}

        @Override
        public Map<String, Outputs> forward(Batch batch, Set<String> heads, Mode mode) {
            float[] outputs = new float[batch.utterances() * 2];
            int chunk = batch.columns() * batch.frames();
            int at = 0;
            for (int u = 0; u < batch.utterances(); u++) {
                int size = batch.chunks()[u] * chunk;
                for (int i = 0; i < size; i += batch.columns(), at += batch.columns()) {
                    outputs[2 * u + 1] += factor * batch.values()[at] * batch.columns() / size;
                }
            }
            return Map.of(heads.iterator().next(), new Outputs(outputs, batch.utterances(), 2));
        }

        @Override
        public double backward(Map<String, float[]> gradients, Update update) {
            throw new IllegalStateException("nothing is trained");
        }

        @Override
        public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
            throw new IllegalStateException("nothing is trained");
        }

        @Override
        public Outputs embed(Batch batch) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public Outputs activations(Batch batch, String head) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public State state() {
            return new State(
                    Map.of(
                            "trunk/" + weight,
                            Tensor.of(new float[] {factor}),
                            "trunk/optimizer/m",
                            Tensor.of(new float[1])));
        }

        @Override
        public void restore(State state) {
            factor = state.tensor("trunk/" + weight).floats()[0];
        }

        @Override
        public void close() {}
    }

    /** The same, remembering what it was asked to export. */
    static final class Exported extends Factor implements OnnxExport {
        String head;
        Normalization normalization;
        Activation activation;
        Map<String, String> metadata;

        Exported() {
            super("factor");
        }

        @Override
        public byte[] onnx(String of, Normalization n, Activation a, Map<String, String> m) {
            head = of;
            normalization = n;
            activation = a;
            metadata = m;
            return new byte[] {1, 2, 3};
        }
    }

    /** Quiet or loud. */
    static final class TwoClasses implements DownstreamTask {
        @Override
        public Labeler fit(Iterable<Sample> training, long seed) {
            throw new IllegalStateException("nothing is fitted");
        }

        @Override
        public Labeler restore(State state) {
            List<String> classes = state.tensor("classes").texts();
            return new Labeler() {
                @Override
                public Target label(Sample sample) {
                    return Target.none("nothing is labeled");
                }

                @Override
                public Objective objective() {
                    return Objectives.crossEntropy(Head.utterance(2), classes, new double[] {1, 1});
                }

                @Override
                public State state() {
                    return state;
                }
            };
        }
    }

    /** Sounds by file name; any other cannot be read. */
    record Sounds(Map<String, Audio> sounds) implements MediaSource {
        @Override
        public Media open(Utterance utterance) {
            String name = utterance.media().getFileName().toString();
            return new Media() {
                @Override
                public Audio audio() throws IOException {
                    if (!sounds.containsKey(name)) {
                        throw new IOException("no sound in it");
                    }
                    return sounds.get(name);
                }

                @Override
                public Optional<Path> sidecar(String kind) {
                    return Optional.empty();
                }
            };
        }
    }

    /** A sound that lies nowhere: quiet in even minutes, loud in odd ones. */
    record Minutes(long length) implements Audio {
        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public int read(long from, float[] into) {
            int count = (int) Math.max(0, Math.min(into.length, length - from));
            for (int i = 0; i < count; i++) {
                long minute = (from + i) / (60L * RATE);
                into[i] = (i % 2 == 0 ? 1 : -1) * (minute % 2 == 0 ? .1f : .9f);
            }
            return count;
        }
    }

    /** What a saved model of these parts consists of. */
    static State weights() {
        Map<String, Tensor> all = new TreeMap<>();
        all.put("network/trunk/factor", Tensor.of(new float[] {3}));
        all.put("normalization/mean", Tensor.of(new double[] {.4, 0}));
        all.put("normalization/deviation", Tensor.of(new double[] {.2, 0}));
        all.put("normalization/clip", Tensor.of(new double[] {3}));
        all.put("task/classes", Tensor.ofTexts(List.of("quiet", "loud")));
        return new State(all);
    }

    static Model model(Model.Settings settings, MediaSource media) {
        return new Model(
                settings,
                Map.of("pathos.run", "1"),
                new Loudness(),
                new Factor("factor"),
                new TwoClasses(),
                media);
    }

    /** The settings of such a model, with some of them replaced. */
    static Model.Settings settings(Map<String, Object> own) {
        Map<String, Object> values =
                new TreeMap<>(
                        Map.of(
                                "classes",
                                new String[] {"quiet", "loud"},
                                "columns",
                                COLUMNS.toArray(String[]::new),
                                "frame_rate",
                                FRAME_RATE,
                                "chunk_frames",
                                5,
                                "clip_median",
                                1.0,
                                "clip_longest",
                                1.0));
        values.putAll(own);
        return (Model.Settings)
                java.lang.reflect.Proxy.newProxyInstance(
                        Doubles.class.getClassLoader(),
                        new Class<?>[] {Model.Settings.class},
                        (proxy, method, arguments) ->
                                values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
