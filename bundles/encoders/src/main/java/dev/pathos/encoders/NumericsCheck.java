package dev.pathos.encoders;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.layers.Onednn;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.osgi.service.component.annotations.Component;

/** Looks whether native code of ND4J and oneDNN loads and computes. */
@Component(property = "service.ranking:Integer=-10")
public final class NumericsCheck implements HealthCheck {
    private static final String SUBJECT = "numerics";
    private static final double MILLION = 1e6;

    @Override
    public List<Finding> examine(boolean thorough) {
        if (!thorough) {
            return List.of(
                    Finding.ok(SUBJECT, "not loaded, as it takes seconds: doctor --natives does"));
        }
        long start = System.nanoTime();
        try {
            Engine.prepare();
            // 1 2 3 times its transpose: 1 + 4 + 9
            INDArray row = Nd4j.createFromArray(new float[][] {{1, 2, 3}});
            double product = row.mmul(row.transpose()).getDouble(0);
            double milliseconds = (System.nanoTime() - start) / MILLION;
            return List.of(
                    told(product, words() + ", " + Math.round(milliseconds) + " ms"), layers());
        } catch (RuntimeException | LinkageError e) {
            return List.of(broken("ND4J does not load: " + innermost(e)));
        }
    }

    private static Finding told(double product, String words) {
        return product == 14 ? Finding.ok(SUBJECT, words) : broken("1 + 4 + 9 gave " + product);
    }

    private static String words() {
        return Nd4j.getBackend().getClass().getSimpleName()
                + " with "
                + Nd4j.factory().blas().getBlasVendor()
                + ", computes right";
    }

    private static Finding layers() {
        return Onednn.missing().isEmpty()
                ? Finding.ok(
                        "layers",
                        Engine.description()
                                + (Onednn.bfloat16()
                                        ? "; computes with bfloat16 where inference.precision asks"
                                                + " for it"
                                        : "; no bfloat16 for inference.precision"))
                : Finding.warning(
                        "layers",
                        Engine.description(),
                        "results are the same but for the last digits; oneDNN needs a processor"
                                + " with AVX2, and Linux, macOS or Windows on it");
    }

    private static Finding broken(String what) {
        return Finding.problem(
                SUBJECT,
                what,
                "delete .pathos/natives; if that does not help, build on this machine: rm"
                        + " target/built, then start again");
    }

    /** Native code that is missing is wrapped several times. */
    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
