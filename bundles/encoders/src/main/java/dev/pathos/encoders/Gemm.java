package dev.pathos.encoders;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuLevel3;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices that lie anywhere in memory, row after row at a pitch.
 *
 * <p>ND4J's public product takes only matrices without gaps. With a pitch a convolution over time
 * needs no copies: what its tap k multiplies is the input itself, from frame k on.
 */
final class Gemm extends CpuLevel3 {
    private static final Gemm BLAS = new Gemm();

    /**
     * A matrix in memory.
     *
     * @param memory whose buffer it lies in
     * @param offset its first element, counted from the first of {@code memory}
     * @param pitch elements from one row to the next
     * @param transposed whether the matrix meant is the transpose of what lies there
     */
    record Matrix(INDArray memory, long offset, long pitch, boolean transposed) {
        /** As it lies there. */
        static Matrix at(INDArray memory, long offset, long pitch) {
            return new Matrix(memory, offset, pitch, false);
        }

        /** The transpose of what lies there. */
        Matrix t() {
            return new Matrix(memory, offset, pitch, !transposed);
        }

        private INDArray start() {
            if (offset == 0) {
                return memory;
            }
            long from = memory.offset() + offset;
            return Nd4j.create(memory.data(), new long[] {1}, new long[] {1}, from, 'c');
        }

        private char flag() {
            return transposed ? 'T' : 'N';
        }
    }

    /**
     * Computes {@code c = a b + beta c}.
     *
     * @param rows of a and c
     * @param columns of b and c
     * @param inner columns of a, rows of b
     * @param a the left matrix
     * @param b the right matrix
     * @param beta what to keep of c, 0 or 1
     * @param c the result, not transposed
     */
    static void multiply(
            long rows, long columns, long inner, Matrix a, Matrix b, float beta, Matrix c) {
        // BLAS counts columns first: the same memory is the transpose of what is meant, so that
        // c' = b' a' is asked for.
        BLAS.sgemm(
                'f',
                b.flag(),
                a.flag(),
                (int) columns,
                (int) rows,
                (int) inner,
                1,
                b.start(),
                (int) b.pitch(),
                a.start(),
                (int) a.pitch(),
                beta,
                c.start(),
                (int) c.pitch());
    }
}
