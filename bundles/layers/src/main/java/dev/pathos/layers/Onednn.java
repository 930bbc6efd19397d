package dev.pathos.layers;

import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** Whether oneDNN is there to compute with, and what it is. */
public final class Onednn {
    /** Set to {@code off} to do without oneDNN. */
    public static final String SWITCH = "pathos.onednn";

    private static final String OFF = "off";

    private Onednn() {}

    /** Loads on first use. */
    private static final class Native {
        static final engine ENGINE;
        static final String MISSING;

        static {
            engine found = null;
            String missing = null;
            try {
                Loader.load(dnnl.class);
                found = new engine(engine.kind.cpu, 0);
                if (!knows(dnnl.dnnl_cpu_isa_avx2)) {
                    missing = "the processor has no AVX2";
                }
            } catch (RuntimeException | LinkageError e) {
                missing = "its native code does not load: " + innermost(e);
            }
            ENGINE = found;
            MISSING = missing;
        }

        /** Instruction sets are sets of bits. */
        static boolean knows(int instructions) {
            return (dnnl.dnnl_get_effective_cpu_isa() & instructions) == instructions;
        }

        /** Native code that is missing is wrapped several times. */
        private static String innermost(Throwable failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getMessage();
        }
    }

    /** Why there is no oneDNN to compute with; empty if there is. */
    public static Optional<String> missing() {
        if (OFF.equals(System.getProperty(SWITCH))) {
            return Optional.of("it is switched off");
        }
        return Optional.ofNullable(Native.MISSING);
    }

    /**
     * Whether half-precision numbers are computed with directly; where they are not, they are no
     * faster than single precision.
     *
     * @return false without oneDNN
     */
    public static boolean bfloat16() {
        return missing().isEmpty() && Native.knows(dnnl.dnnl_cpu_isa_avx512_core_bf16);
    }

    /** Refuses to go on without oneDNN. */
    static void require() {
        missing()
                .ifPresent(
                        why -> {
                            throw new IllegalStateException("no oneDNN: " + why);
                        });
    }

    /**
     * How many rows products are to take at once, so that each comes out the same wherever it lies:
     * a multiple of what kernels take, 8 with AVX-512 and 6 with AVX2, which round rows that are
     * left over otherwise.
     */
    public static int rows() {
        boolean wide = missing().isPresent() || Native.knows(dnnl.dnnl_cpu_isa_avx512_core);
        return wide ? 32 : 24;
    }

    /** Version and instruction set, for people. */
    public static String description() {
        var version = dnnl.dnnl_version();
        String instructions = Native.knows(dnnl.dnnl_cpu_isa_avx512_core) ? "AVX-512" : "AVX2";
        return "oneDNN "
                + version.major()
                + "."
                + version.minor()
                + "."
                + version.patch()
                + ", "
                + instructions;
    }

    static engine engine() {
        return Native.ENGINE;
    }
}
