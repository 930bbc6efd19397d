package dev.pathos.layers;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Products of rows of plain numbers with a matrix, computed by oneDNN.
 *
 * <p>Rows go through in blocks of one size, as products of another size may round differently: a
 * row comes out the same whatever the others are and however many.
 *
 * <p>Used by one thread at a time. Native memory, a block and the matrix, goes with the object.
 */
public final class RowProducts {

    private static final byte AS_IT_IS = 'N';
    private static final byte TRANSPOSED = 'T';

    private final Room room = new Room();
    private final int block = 2 * Onednn.rows();
    private final int inputs;
    private final int outputs;
    private FloatPointer matrix;
    private FloatPointer x;
    private FloatPointer y;

    /**
     * Products with matrices of one shape.
     *
     * @param inputs rows of the matrix
     * @param outputs columns of the matrix
     * @throws IllegalStateException if there is no oneDNN: ask {@link Onednn#missing} first
     */
    public RowProducts(int inputs, int outputs) {
        Onednn.require();
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Adds the products of rows to other rows: {@code y += x W}.
     *
     * @param weights hold W, {@code [input][output]}
     * @param offset where it begins
     * @param in x, row-major
     * @param rows how many
     * @param out y, row-major
     */
    public void add(float[] weights, int offset, float[] in, int rows, float[] out) {
        begin();
        matrix.put(weights, offset, inputs * outputs);
        for (int from = 0; from < rows; from += block) {
            int there = Math.min(block, rows - from);
            x.put(in, from * inputs, there * inputs);
            y.put(out, from * outputs, there * outputs);
            multiply(AS_IT_IS, AS_IT_IS, block, outputs, inputs, x, matrix, 1, y);
            y.get(out, from * outputs, there * outputs);
        }
    }

    /**
     * Takes a gradient back to the rows: {@code dx = dy W'}.
     *
     * @param weights hold W, {@code [input][output]}
     * @param offset where it begins
     * @param out dy, row-major
     * @param rows how many
     * @param in takes dx, row-major
     */
    public void back(float[] weights, int offset, float[] out, int rows, float[] in) {
        begin();
        matrix.put(weights, offset, inputs * outputs);
        for (int from = 0; from < rows; from += block) {
            int there = Math.min(block, rows - from);
            y.put(out, from * outputs, there * outputs);
            multiply(AS_IT_IS, TRANSPOSED, block, inputs, outputs, y, matrix, 0, x);
            x.get(in, from * inputs, there * inputs);
        }
    }

    /**
     * Adds a gradient by the matrix: {@code dW += x' dy}.
     *
     * @param in x, row-major
     * @param out dy, row-major
     * @param rows how many
     * @param gradient holds dW, {@code [input][output]}
     * @param offset where it begins
     */
    public void contribute(float[] in, float[] out, int rows, float[] gradient, int offset) {
        begin();
        matrix.put(gradient, offset, inputs * outputs);
        for (int from = 0; from < rows; from += block) {
            int there = Math.min(block, rows - from);
            x.put(in, from * inputs, there * inputs);
            y.put(out, from * outputs, there * outputs);
            multiply(TRANSPOSED, AS_IT_IS, inputs, outputs, there, x, y, 1, matrix);
        }
        matrix.get(gradient, offset, inputs * outputs);
    }

    private void begin() {
        if (matrix == null) {
            matrix = room.floats((long) inputs * outputs);
            x = room.floats((long) block * inputs);
            y = room.floats((long) block * outputs);
        }
    }

    /** Rows by columns from two factors, of which the inner axis disappears. */
    private static void multiply(
            byte left,
            byte right,
            int rows,
            int columns,
            int inner,
            FloatPointer a,
            FloatPointer b,
            float keep,
            FloatPointer c) {
        dnnl.dnnl_sgemm(
                left,
                right,
                rows,
                columns,
                inner,
                1,
                a,
                left == AS_IT_IS ? inner : rows,
                b,
                right == AS_IT_IS ? columns : inner,
                keep,
                c,
                columns);
    }
}
