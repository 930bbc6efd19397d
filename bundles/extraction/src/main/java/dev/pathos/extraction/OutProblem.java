package dev.pathos.extraction;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;

/** Features cannot be written. */
final class OutProblem {
    private OutProblem() {}

    static Problem of(Throwable cause, Path out) {
        return new Problem(
                "cannot write features: " + Reasons.of(cause),
                out.toString(),
                "free space, or name a folder that you may write to, and give the same command"
                        + " again: what is done is not done again",
                cause);
    }
}
