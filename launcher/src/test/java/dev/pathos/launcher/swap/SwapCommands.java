package dev.pathos.launcher.swap;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands that exchange tasks of a running pre-training many times. */
@Component(
        service = SwapCommands.class,
        property = {
            "osgi.command.scope=probe",
            "osgi.command.function=swaps",
            "osgi.command.function=misfits"
        })
public final class SwapCommands {
    private static final List<String> KINDS =
            List.of("energy-variation", "facial-activation", "misbehaving");

    private final BundleContext context;
    private final Experiments experiments;

    @Activate
    public SwapCommands(BundleContext context, @Reference Experiments experiments) {
        this.context = context;
        this.experiments = experiments;
    }

    /** Runs or resumes an experiment and swaps its task again and again. */
    public List<String> swaps(String config, int count) throws Exception {
        Thread run = begin(config);
        LiveRun live = live(run);
        long[] took = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            LiveRun.Training training = live.trainings().get(0);
            String leaves = training.tasks().get(training.tasks().size() - 1).name();
            String kind = KINDS.get(i % KINDS.size());
            live.change("", new Change.Swap(leaves, kind + "~task-" + i, List.of()));
            took[i] = System.nanoTime() - begin;
        }
        live.halt();
        run.join();
        Arrays.sort(took);
        return List.of(
                "steps " + ProbingLearner.STEPS,
                "out of order " + ProbingLearner.OUT_OF_ORDER,
                "heads that came or went " + ProbingLearner.CAME_AND_WENT,
                "touched " + ProbingLearner.TOUCHED,
                String.format(
                        Locale.ROOT,
                        "a swap took %.1f ms in the median, p99 %.1f; a step %.2f ms",
                        took[count / 2] / 1e6,
                        took[count * 99 / 100] / 1e6,
                        ProbingLearner.STEP_NANOS.get() / 1e6 / ProbingLearner.STEPS.get()));
    }

    /** Offers tasks that do wrong to a running pre-training; returns why each was refused. */
    public List<String> misfits(String config, String... how) throws Exception {
        Thread run = begin(config);
        LiveRun live = live(run);
        List<String> reasons = new ArrayList<>();
        for (String one : how) {
            try {
                live.change(
                        "", new Change.Add("misbehaving~wrong", List.of("wrong.how=" + one), 1));
                reasons.add(one + ": taken in");
            } catch (Problem e) {
                reasons.add(one + ": " + e.getMessage());
            }
        }
        live.halt();
        run.join();
        return reasons;
    }

    private Thread begin(String config) {
        Path cwd = Path.of(context.getProperty("pathos.cwd"));
        Thread run =
                new Thread(
                        () -> {
                            try {
                                experiments.run(cwd.resolve(config), List.of());
                            } catch (Problem e) {
                                System.err.println(e.getMessage());
                            }
                        });
        run.start();
        return run;
    }

    private LiveRun live(Thread run) throws InterruptedException {
        while (true) {
            ServiceReference<LiveRun> found = context.getServiceReference(LiveRun.class);
            Optional<LiveRun> live = Optional.ofNullable(found).map(context::getService);
            if (live.isPresent() && live.get().trainings().stream().anyMatch(this::trains)) {
                return live.get();
            }
            if (!run.isAlive()) {
                throw new IllegalStateException("the experiment ended before it trained");
            }
            Thread.sleep(5);
        }
    }

    private boolean trains(LiveRun.Training training) {
        return training.changeable() && training.step() > 0;
    }
}
