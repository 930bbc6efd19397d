package dev.pathos.batch;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;

/** What was worked out cannot be written. */
public final class OutProblem {
    private OutProblem() {}

    /**
     * The problem.
     *
     * @param what what cannot be written, such as {@code features}
     * @param cause why
     * @param out where
     */
    public static Problem of(String what, Throwable cause, Path out) {
        return new Problem(
                "cannot write " + what + ": " + Reasons.of(cause),
                out.toString(),
                "free space, or name a folder that you may write to, and give the same command"
                        + " again: what is done is not done again",
                cause);
    }
}
