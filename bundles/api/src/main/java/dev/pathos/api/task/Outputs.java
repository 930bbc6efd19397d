package dev.pathos.api.task;

/**
 * A head's outputs for a whole batch, as plain numbers.
 *
 * @param values row-major; not to be changed
 * @param rows utterances, chunks or frames of the batch
 * @param width the head's outputs
 */
public record Outputs(float[] values, int rows, int width) {
    public Outputs {
        if (values.length != rows * width) {
            throw new IllegalArgumentException(values.length + " values, " + rows + "x" + width);
        }
    }
}
