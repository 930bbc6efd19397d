package dev.pathos.melspectrogram;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Kernels that no thread uses at the moment: making one takes longer than computing a block. */
final class IdleKernels {
    private final Supplier<Kernel> fresh;
    private final Queue<Kernel> idle = new ConcurrentLinkedQueue<>();

    IdleKernels(Supplier<Kernel> fresh) {
        this.fresh = fresh;
    }

    /** Does some work with a kernel that nobody else has meanwhile. */
    void use(Consumer<Kernel> work) {
        Kernel kernel = idle.poll();
        if (kernel == null) {
            kernel = fresh.get();
        }
        work.accept(kernel);
        idle.add(kernel);
    }
}
