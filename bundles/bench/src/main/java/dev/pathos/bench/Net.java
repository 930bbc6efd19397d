package dev.pathos.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network whose training is measured, and the batch that it is trained on.
 *
 * @param name what a person types, one word
 * @param title what it is
 * @param part the kind of encoder
 * @param settings its settings, {@code key=value}; for all others the defaults count
 * @param utterances of a batch
 * @param chunks of each utterance
 * @param frames of a chunk
 * @param columns features of a frame
 * @param layouts how the twin lays its memory out; the first is PyTorch's usual one
 */
record Net(
        String name,
        String title,
        String part,
        List<String> settings,
        int utterances,
        int chunks,
        int frames,
        int columns,
        List<Layout> layouts) {

    /** How PyTorch lays out images. */
    enum Layout {
        /** Channel after channel. */
        CONTIGUOUS("PyTorch"),
        /** Pixel after pixel. */
        CHANNELS_LAST("PyTorch, channels last");

        private final String program;

        Layout(String program) {
            this.program = program;
        }

        /** What the twin with this layout is called. */
        String program() {
            return program;
        }
    }

    private static final List<Layout> USUAL = List.of(Layout.CONTIGUOUS);
    private static final int SECOND = 100;
    private static final int LLDS = 130;

    /** The architectures that speech emotion recognition trains. */
    static final List<Net> ALL =
            List.of(
                    new Net(
                            "cnn",
                            "1-D CNN on chunks",
                            "cnn-encoder",
                            List.of(),
                            64,
                            11,
                            SECOND,
                            LLDS,
                            USUAL),
                    new Net(
                            "cnn-wide",
                            "1-D CNN, wide",
                            "cnn-encoder",
                            List.of("kernel=5", "widths=128,256,256"),
                            64,
                            1,
                            SECOND,
                            LLDS,
                            USUAL),
                    new Net(
                            "lstm",
                            "LSTM on chunks, attentive",
                            "lstm-encoder",
                            List.of("pooling=attentive"),
                            64,
                            11,
                            SECOND,
                            LLDS,
                            USUAL),
                    new Net(
                            "vgg",
                            "2-D CNN on mel chunks",
                            "vgg-encoder",
                            List.of(),
                            64,
                            1,
                            128,
                            128,
                            List.of(Layout.CONTIGUOUS, Layout.CHANNELS_LAST)),
                    new Net(
                            "vgg-norm",
                            "with batch normalisation",
                            "vgg-encoder",
                            List.of("batch.normalization=true"),
                            64,
                            1,
                            128,
                            128,
                            List.of(Layout.CONTIGUOUS, Layout.CHANNELS_LAST)),
                    new Net(
                            "transformer",
                            "transformer on chunks",
                            "transformer-encoder",
                            List.of(),
                            32,
                            11,
                            SECOND,
                            LLDS,
                            USUAL),
                    new Net(
                            "mlp",
                            "MLP on functionals",
                            "mlp-encoder",
                            List.of("widths=512,256"),
                            256,
                            1,
                            1,
                            1582,
                            USUAL));

    /**
     * The settings as overrides of a composition.
     *
     * @param threads that the encoder works with
     * @param precision that it infers with; the usual one is not named, as some have no other
     */
    List<String> overrides(int threads, String precision) {
        Stream<String> more =
                precision.equals(TrainingOptions.SINGLE)
                        ? Stream.of("workers=" + threads)
                        : Stream.of("workers=" + threads, "inference.precision=" + precision);
        return Stream.concat(settings.stream(), more).map(setting -> part + "." + setting).toList();
    }

    /** How the part is configured, for people. */
    String configured() {
        return String.join(" ", Stream.concat(Stream.of(part), settings.stream()).toList());
    }

    /** The batch, for people. */
    String batch() {
        return utterances
                + (chunks == 1 ? "" : " x " + chunks)
                + (frames == 1 ? "" : " x " + frames)
                + " x "
                + columns;
    }
}
