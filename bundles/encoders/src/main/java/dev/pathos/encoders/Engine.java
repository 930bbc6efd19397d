package dev.pathos.encoders;

import dev.pathos.layers.Onednn;
import dev.pathos.layers.Precision;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps ND4J on the calling thread: the learner's workers are the only threads, because how many
 * native ones take part changes the order of sums.
 */
final class Engine {
    private Engine() {}

    /** What computes trunks here, and why if that is not oneDNN. */
    static String description() {
        return Onednn.missing()
                .map(why -> "Deeplearning4j's layers, which are slower, as " + why)
                .orElseGet(Onednn::description);
    }

    /**
     * The same for trunks that are to infer with some precision.
     *
     * @param asked that precision
     */
    static String description(Precision asked) {
        if (asked == Precision.FLOAT32) {
            return description();
        }
        return description()
                + (inference(asked) == asked
                        ? "; bfloat16 in inference"
                        : "; float32 in inference, as bfloat16, which was asked for, needs oneDNN"
                                + " and a processor that computes with it");
    }

    /** The precision that trunks infer with if one is asked for. */
    static Precision inference(Precision asked) {
        return Onednn.bfloat16() ? asked : Precision.FLOAT32;
    }

    static void prepare() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }
}
