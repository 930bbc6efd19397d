package dev.pathos.layers;

import dev.pathos.layers.Layer.Activation;
import java.util.List;

/** Small stacks of each kind of layer. */
enum Stack {
    CONVOLUTIONS(
            7,
            new Layer.Convolution(0, 90, 6, 3, 1, Activation.RELU),
            new Layer.Convolution(96, 168, 4, 3, 2, Activation.RELU),
            new Layer.Dense(172, 284, 7, Activation.TANH)),
    DENSE(
            3,
            new Layer.Dense(0, 330, 6, Activation.RELU),
            new Layer.Dense(336, 354, 3, Activation.IDENTITY)),
    PICTURES(
            3,
            new Layer.ImageConvolution(0, 36, 4, 3, Activation.RELU),
            new Layer.MaxPooling(2),
            new Layer.ImageConvolution(40, 184, 4, 3, Activation.RELU),
            new Layer.GlobalMean(),
            new Layer.Dense(188, 200, 3, Activation.TANH)),
    NORMALIZED_PICTURES(
            3,
            new Layer.ImageConvolution(0, 36, 4, 3, Activation.IDENTITY),
            new Layer.BatchNormalization(204, 208, 220, 224, Activation.RELU),
            new Layer.MaxPooling(2),
            new Layer.ImageConvolution(40, 184, 4, 3, Activation.IDENTITY),
            new Layer.BatchNormalization(212, 216, 228, 232, Activation.RELU),
            new Layer.GlobalMean(),
            new Layer.Dense(188, 200, 3, Activation.TANH)),
    RECURRENT(4, new Layer.Lstm(0, 120, 264, 6), new Layer.Lstm(288, 384, 448, 4)),
    ATTENDING(6, attending(0)),
    DROPPING(6, attending(.3));

    static final int FRAMES = 11;
    static final int COLUMNS = 5;
    private static final int WEIGHTS = 464;

    private final int width;
    private final Plan plan;

    /** Running statistics, which no gradient moves, lie behind all other weights. */
    private final int moved;

    Stack(int width, Layer... layers) {
        this.width = width;
        this.plan = new Plan(FRAMES, COLUMNS, WEIGHTS, List.of(layers));
        this.moved = name().startsWith("NORMALIZED") ? 220 : WEIGHTS;
    }

    int width() {
        return width;
    }

    Plan plan() {
        return plan;
    }

    /** How many weights, from the first on, a gradient moves. */
    int moved() {
        return moved;
    }

    /** A transformer of one layer. */
    private static Layer[] attending(double dropout) {
        return new Layer[] {
            new Layer.Positions(),
            new Layer.Dropout(0, dropout),
            new Layer.FrameDense(0, 30, 6, Activation.TANH),
            new Layer.Residual(
                    List.of(
                            new Layer.LayerNormalization(36, 42),
                            new Layer.SelfAttention(48, 156, 2, 1, dropout),
                            new Layer.FrameDense(174, 210, 6, Activation.IDENTITY),
                            new Layer.Dropout(2, dropout))),
            new Layer.Residual(
                    List.of(
                            new Layer.LayerNormalization(216, 222),
                            new Layer.FrameDense(228, 282, 9, Activation.RELU),
                            new Layer.Dropout(3, dropout),
                            new Layer.FrameDense(291, 345, 6, Activation.IDENTITY),
                            new Layer.Dropout(4, dropout))),
            new Layer.LayerNormalization(351, 357),
            new Layer.LastFrame(),
            new Layer.Residual(
                    List.of(
                            new Layer.Dense(363, 405, 7, Activation.RELU),
                            new Layer.Dropout(5, dropout),
                            new Layer.Dense(412, 454, 6, Activation.IDENTITY)))
        };
    }
}
