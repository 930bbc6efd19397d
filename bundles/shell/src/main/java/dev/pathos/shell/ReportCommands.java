package dev.pathos.shell;

import dev.pathos.api.run.Comparison;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Reporter;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The commands that report on experiments that were run. */
@Component(service = ReportCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"report", "compare"})
public final class ReportCommands {
    private static final Usage REPORT =
            new Usage("report", "<experiment>", false, "report quickstart");
    private static final Usage COMPARE =
            new Usage(
                    "compare",
                    "<experiment> <experiment>...",
                    false,
                    List.of("--out <folder>"),
                    "compare quickstart quickstart-2");

    private final Reporter reporter;
    private final Comparison comparison;
    private final Path runs;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public ReportCommands(
            // Several bundles have one; the highest ranked counts, whichever comes first.
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Reporter reporter,
            @Reference Comparison comparison,
            BundleContext context) {
        this(reporter, comparison, runs(context), cwd(context));
    }

    ReportCommands(Reporter reporter, Comparison comparison, Path runs, Path cwd) {
        this.reporter = reporter;
        this.comparison = comparison;
        this.runs = runs;
        this.cwd = cwd;
    }

    /** The folder of runs. */
    static Path runs(BundleContext context) {
        String set = context.getProperty("pathos.runs");
        String home = context.getProperty("pathos.home");
        return set != null ? Path.of(set) : Path.of(home == null ? "" : home).resolve("runs");
    }

    private static Path cwd(BundleContext context) {
        String cwd = context.getProperty("pathos.cwd");
        return Path.of(cwd == null ? "" : cwd);
    }

    /** Writes an experiment's report anew. */
    @Descriptor(
            "writes an experiment's report anew from its files, without training; example: report"
                    + " quickstart")
    public Object report(@Descriptor("<experiment>") String... arguments) {
        Call call = Call.parse(REPORT, arguments);
        if (call.help()) {
            return REPORT.help();
        }
        Path folder = folder(call.operand(REPORT));
        try {
            return "Report: " + reporter.report(folder);
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
    }

    /** Sets experiments side by side. */
    @Descriptor(
            "sets experiments side by side in one report and says where their protocols differ;"
                    + " example: compare quickstart quickstart-2")
    public Object compare(
            @Descriptor("<experiment> <experiment>... [--out <folder>]") String... arguments) {
        Call call = Call.parse(COMPARE, arguments);
        if (call.help()) {
            return COMPARE.help();
        }
        if (call.operands().size() < 2) {
            throw COMPARE.wrong("it takes at least two experiments, not " + call.operands());
        }
        List<Path> folders = call.operands().stream().map(this::folder).toList();
        if (folders.stream().distinct().count() < folders.size()) {
            throw COMPARE.wrong("an experiment is named twice in " + call.operands());
        }
        Path out =
                call.options().containsKey("--out")
                        ? cwd.resolve(call.options().get("--out"))
                        : runs.resolve(name(folders));
        try {
            List<Table> tables = new ArrayList<>(comparison.compare(folders, out));
            Table last = tables.remove(tables.size() - 1);
            List<String> notes = new ArrayList<>(last.notes());
            notes.add("Report: " + out.resolve("report.html"));
            tables.add(new Table(last.title(), last.header(), last.rows(), notes));
            return tables;
        } catch (IOException e) {
            throw unwritten(out, e);
        }
    }

    private static String name(List<Path> folders) {
        return folders.stream()
                .map(f -> f.getFileName().toString())
                .collect(Collectors.joining("-", "compare-", ""));
    }

    /** An experiment by its name among the runs, or by its folder. */
    private Path folder(String given) {
        try {
            for (Path folder : List.of(runs.resolve(given), cwd.resolve(given))) {
                if (!given.isEmpty() && Files.exists(folder.resolve("config.json"))) {
                    return folder.toRealPath();
                }
            }
        } catch (InvalidPathException | IOException e) {
            // it cannot be the name of one, so there is none of that name
        }
        throw new Problem(
                "there is no experiment '" + given + "'",
                runs.toString(),
                "choose among those that the command runs lists, or name a folder");
    }

    private static Problem unwritten(Path folder, IOException e) {
        return new Problem(
                "the report could not be written: " + e.getMessage(),
                folder.toString(),
                "free space or mend permissions, or name another folder with --out",
                e);
    }
}
