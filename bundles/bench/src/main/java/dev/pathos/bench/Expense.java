package dev.pathos.bench;

import java.util.Arrays;

/**
 * What a workload took.
 *
 * @param workload the workload
 * @param epochs seconds of each epoch, evaluation on development speakers included
 * @param cpu seconds of processors, all threads together, from the first epoch's end to each one's;
 *     empty where the system does not tell
 * @param waiting the share of the training's time in which it waited for batches
 * @param reading seconds of generating, writing and reading features
 * @param leaks seconds of looking for leaks
 * @param job seconds of all, from the start of Java to its end
 * @param heap the most of Java's heap that was in use, bytes
 * @param anonymous the most memory that was resident without that of mapped files, bytes; 0 where
 *     the system does not tell
 */
record Expense(
        Workload workload,
        double[] epochs,
        double[] cpu,
        double waiting,
        double reading,
        double leaks,
        double job,
        long heap,
        long anonymous) {
    /** The median over the last epochs. */
    double epoch(int last) {
        double[] sorted =
                Arrays.copyOfRange(epochs, Math.max(0, epochs.length - last), epochs.length);
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** Seconds of the last epochs for an hour of what they go through. */
    double perHour(int last) {
        return epoch(last) / workload.hoursOfEpoch();
    }

    /** The mean processor time of the last epochs, but the first; NaN where it is not known. */
    double cpu(int last) {
        int n = Math.min(last, cpu.length - 1);
        return n < 1 ? Double.NaN : (cpu[cpu.length - 1] - cpu[cpu.length - 1 - n]) / n;
    }
}
