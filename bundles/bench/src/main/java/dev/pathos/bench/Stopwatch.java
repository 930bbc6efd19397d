package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Times extractors: all rows of all clips are computed, read block by block and dropped. */
final class Stopwatch {
    private static final int BLOCK = 256;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    /** Frames are 10 ms apart in all that is compared here. */
    private static final double FRAMES_PER_SECOND = 100;

    private final double atLeast;

    /**
     * @param atLeast seconds that a measurement takes; clips are gone through again until then
     */
    Stopwatch(double atLeast) {
        this.atLeast = atLeast;
    }

    /**
     * Works until an extractor is compiled.
     *
     * @param seconds that it has a processor; on the clock, where Java cannot tell
     */
    void warmUp(FeatureExtractor extractor, List<Audio> clips, double seconds) {
        LongSupplier clock = cpu() > 0 ? Stopwatch::cpu : System::nanoTime;
        long begin = clock.getAsLong();
        do {
            pass(extractor, clips);
        } while (clock.getAsLong() - begin < seconds * NANOS);
    }

    /**
     * What 10 ms of sound cost.
     *
     * @param elapsed microseconds on the clock
     * @param cpu microseconds that the thread had a processor; NaN where Java cannot tell
     */
    record Cost(double elapsed, double cpu) {
        /** CPU time where it is known: others on the machine change it less. */
        double steadier() {
            return Double.isNaN(cpu) ? elapsed : cpu;
        }
    }

    /** Measures on this thread. */
    Cost alone(FeatureExtractor extractor, List<Audio> clips) {
        long begin = System.nanoTime();
        long cpuBegin = cpu();
        int passes = 0;
        long elapsed;
        do {
            pass(extractor, clips);
            passes++;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < atLeast * NANOS);
        long cpu = cpu() - cpuBegin;
        double seconds = passes * Material.seconds(clips);
        return new Cost(perFrame(elapsed, seconds), cpu > 0 ? perFrame(cpu, seconds) : Double.NaN);
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }

    /**
     * Measures with several threads, each of which takes the next clip when it is done with one.
     *
     * @return microseconds on the clock for 10 ms of sound
     */
    double shared(FeatureExtractor extractor, List<Audio> clips, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            // As often as one thread would take long enough for all of them.
            double once = timeOf(extractor, clips);
            int passes = Math.max(1, (int) Math.ceil(threads * atLeast * NANOS / once));
            List<Audio> all = new ArrayList<>();
            for (int p = 0; p < passes; p++) {
                all.addAll(clips);
            }
            long begin = System.nanoTime();
            share(pool, threads, extractor, all);
            return perFrame(System.nanoTime() - begin, passes * Material.seconds(clips));
        } finally {
            pool.shutdownNow();
        }
    }

    private static long timeOf(FeatureExtractor extractor, List<Audio> clips) {
        long begin = System.nanoTime();
        pass(extractor, clips);
        return System.nanoTime() - begin;
    }

    private static void share(
            ExecutorService pool, int threads, FeatureExtractor extractor, List<Audio> clips) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            workers.add(
                    pool.submit(
                            () -> {
                                for (int i = next.getAndIncrement();
                                        i < clips.size();
                                        i = next.getAndIncrement()) {
                                    read(extractor.extract(clips.get(i)));
                                }
                            }));
        }
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            checkInterrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static double perFrame(long nanoseconds, double seconds) {
        return nanoseconds / NANOS * MICROS / (seconds * FRAMES_PER_SECOND);
    }

    private static void pass(FeatureExtractor extractor, List<Audio> clips) {
        for (Audio clip : clips) {
            read(extractor.extract(clip));
        }
        checkInterrupt();
    }

    private static void read(Frames frames) {
        float[] block = new float[Math.min(BLOCK, frames.rows()) * frames.columns().size()];
        int rows = 0;
        int count;
        do {
            count = frames.read(rows, block);
            rows += count;
        } while (count > 0 && rows < frames.rows());
    }

    private static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Problem("interrupted", "bench", "call it again, perhaps with fewer rounds");
        }
    }
}
