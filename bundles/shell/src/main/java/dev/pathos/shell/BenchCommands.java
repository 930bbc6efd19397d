package dev.pathos.shell;

import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Benchmark.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command that measures speed. */
@Component(service = BenchCommands.class)
@GogoCommand(scope = "pathos", function = "bench")
public final class BenchCommands {
    private static final double SECONDS = 120;
    private static final int ROUNDS = 5;
    private static final Set<String> OPTIONS = Set.of("clips", "seconds", "rounds");

    private static final Usage BENCH =
            new Usage(
                    "bench",
                    "[<name>] [--clips <folder>] [--seconds <s>] [--rounds <n>]"
                            + " [--<option of that benchmark> <value>]...",
                    false,
                    "bench features --clips /data/ravdess");

    private final List<Benchmark> benchmarks = new CopyOnWriteArrayList<>();
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public BenchCommands(@Reference Progress progress, BundleContext context) {
        this(progress, context.getProperty("pathos.cwd"));
    }

    BenchCommands(Progress progress, String cwd) {
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindBenchmark(Benchmark benchmark) {
        benchmarks.add(benchmark);
    }

    void unbindBenchmark(Benchmark benchmark) {
        benchmarks.remove(benchmark);
    }

    /** Lists the benchmarks, or runs one. */
    @Descriptor(
            "measures how fast this machine extracts and trains, or lists what can be measured;"
                    + " example: bench features --clips /data/ravdess")
    public Object bench(
            @Descriptor(
                            "[<name>] [--clips <folder>] [--seconds <s>] [--rounds <n>]"
                                    + " [--<option of that benchmark> <value>]...")
                    String... arguments) {
        Set<String> known = new HashSet<>(OPTIONS);
        benchmarks.forEach(benchmark -> known.addAll(benchmark.options().keySet()));
        Options options = Options.parse(BENCH, known, arguments);
        if (options.help()) {
            return BENCH.help();
        }
        if (options.operands().isEmpty()) {
            return list();
        }
        if (options.operands().size() > 1) {
            throw BENCH.wrong("one name is enough, not " + options.operands());
        }
        Benchmark benchmark = find(options.operands().get(0));
        Map<String, String> own = new TreeMap<>(options.values());
        own.keySet().removeAll(OPTIONS);
        for (String option : own.keySet()) {
            if (!benchmark.options().containsKey(option)) {
                throw BENCH.wrong(benchmark.name() + " does not take --" + option);
            }
        }
        Request request =
                new Request(
                        Optional.ofNullable(options.values().get("clips")).map(cwd::resolve),
                        positive(options, "seconds", SECONDS),
                        rounds(options));
        return progress.during(
                () ->
                        benchmark.run(
                                request,
                                own,
                                (phase, done, total) -> progress.show(phase, done, total, "")));
    }

    private static int rounds(Options options) {
        double value = positive(options, "rounds", ROUNDS);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw BENCH.wrong("--rounds expects a whole number and not " + value);
        }
        return (int) value;
    }

    private static double positive(Options options, String option, double otherwise) {
        double value = options.number(BENCH, option).orElse(otherwise);
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw BENCH.wrong("--" + option + " expects a number above 0 and not " + value);
        }
        return value;
    }

    private Benchmark find(String name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        "there is no benchmark '" + name + "'",
                                        "bench",
                                        "name one of " + names()));
    }

    private String names() {
        return String.join(", ", benchmarks.stream().map(Benchmark::name).sorted().toList());
    }

    private Table list() {
        return new Table(
                "Benchmarks",
                List.of("name", "what is measured", "options of its own"),
                benchmarks.stream()
                        .sorted(Comparator.comparing(Benchmark::name))
                        .map(
                                benchmark ->
                                        List.of(
                                                benchmark.name(),
                                                benchmark.description(),
                                                own(benchmark)))
                        .toList(),
                List.of("bench <name> measures; nothing else should keep the machine busy."));
    }

    private static String own(Benchmark benchmark) {
        return String.join(
                " ",
                new TreeMap<>(benchmark.options())
                        .entrySet().stream()
                                .map(option -> "--" + option.getKey() + " " + option.getValue())
                                .toList());
    }
}
