package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.batch.Composed;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.framework.BundleContext;

/**
 * Our side of the race: this process composes a network and serves laps to the one that started it.
 *
 * @param context finds composed parts
 * @param composer composes them
 * @param precision that networks infer with
 */
record OurRacer(BundleContext context, Composer composer, String precision) {
    private static final String TASK = "categorical";

    /**
     * Serves until the input ends.
     *
     * @param net the network
     * @param threads that its encoder works with
     */
    void serve(Net net, int threads) {
        // Not System.in and System.out: Gogo replaces them while a command runs.
        RacerServer server =
                new RacerServer(
                        new FileInputStream(FileDescriptor.in),
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8));
        long before = Memory.peak();
        try (Composition encoding =
                        composer.compose(net.part(), net.overrides(threads, precision));
                Composition learning = composer.compose(TASK, List.of());
                Composed<Encoder> encoder =
                        Composed.one(context, Encoder.class, encoding, net.part());
                Composed<DownstreamTask> task =
                        Composed.one(context, DownstreamTask.class, learning, TASK);
                Trainee trainee = new Trainee(encoder.service(), task.service(), net)) {
            server.about("encoder " + encoding.resolved());
            server.about("task " + learning.resolved());
            server.about("classes " + Trainee.CLASSES);
            if (!precision.equals(TrainingOptions.SINGLE)) {
                server.about(deviation(net, threads, task.service(), trainee).line());
            }
            server.serve(trainee, before);
        } catch (Problem e) {
            server.fail(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far the network is from itself in single precision. */
    private Deviation deviation(Net net, int threads, DownstreamTask task, Trainee near)
            throws IOException {
        List<String> single = net.overrides(threads, TrainingOptions.SINGLE);
        try (Composition encoding = composer.compose(net.part(), single);
                Composed<Encoder> encoder =
                        Composed.one(context, Encoder.class, encoding, net.part());
                Trainee exact = new Trainee(encoder.service(), task, net)) {
            return Deviation.between(near, exact);
        }
    }
}
