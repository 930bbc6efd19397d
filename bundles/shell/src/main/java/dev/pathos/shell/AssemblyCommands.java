package dev.pathos.shell;

import dev.pathos.api.run.Assembler;
import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Assembler.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that tell what feature sets there are and make distributions of them. */
@Component(service = AssemblyCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"features", "assemble"})
public final class AssemblyCommands {
    private static final String REPOSITORY = "repository";
    private static final String PLATFORM = "platform";
    private static final String NATIVES = "natives";
    private static final String FORMAT = "format";

    private static final Usage FEATURES =
            new Usage(
                    "features",
                    "[<feature>|<file>] [--repository <folder>[,<folder>]...]",
                    false,
                    "features speech");

    private static final Usage ASSEMBLE =
            new Usage(
                    "assemble",
                    "<file> --out <folder> [--platform <platform>[,<platform>]...] [--natives"
                            + " <natives>[,<natives>]...] [--format folder,tar.gz,zip]"
                            + " [--repository <folder>[,<folder>]...]",
                    false,
                    "assemble my-lab.json --out dist");

    private final Assembler assembler;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public AssemblyCommands(
            @Reference Assembler assembler, @Reference Progress progress, BundleContext context) {
        this(assembler, progress, context.getProperty("pathos.cwd"));
    }

    AssemblyCommands(Assembler assembler, Progress progress, String cwd) {
        this.assembler = assembler;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Lists feature sets, or explains one. */
    @Descriptor(
            "lists feature sets and what each brings, or the bundles and parts of one; example:"
                    + " features speech")
    public Object features(
            @Descriptor("[<feature>|<file>] [--repository <folder>[,<folder>]...]")
                    String... arguments) {
        Options options = Options.parse(FEATURES, Set.of(REPOSITORY), arguments);
        if (options.help()) {
            return FEATURES.help();
        }
        if (options.operands().size() > 1) {
            throw FEATURES.wrong("one feature is enough, not " + options.operands());
        }
        Optional<String> which =
                options.operands().stream()
                        .findFirst()
                        .map(
                                name ->
                                        Files.isRegularFile(cwd.resolve(name))
                                                ? cwd.resolve(name).toString()
                                                : name);
        return assembler.features(which, repositories(options));
    }

    /** Makes a distribution. */
    @Descriptor(
            "makes a distribution that stands on its own, of our features and yours; example:"
                    + " assemble my-lab.json --out dist")
    public Object assemble(
            @Descriptor(
                            "<file> --out <folder> [--platform <platform>[,<platform>]...]"
                                    + " [--natives <natives>[,<natives>]...] [--format"
                                    + " folder,tar.gz,zip] [--repository"
                                    + " <folder>[,<folder>]...]")
                    String... arguments) {
        Options options =
                Options.parse(
                        ASSEMBLE, Set.of("out", PLATFORM, NATIVES, FORMAT, REPOSITORY), arguments);
        if (options.help()) {
            return ASSEMBLE.help();
        }
        if (options.operands().size() != 1) {
            throw ASSEMBLE.wrong(
                    options.operands().isEmpty()
                            ? "the file is missing"
                            : "one feature or list of features is enough, not "
                                    + options.operands());
        }
        if (!options.values().containsKey("out")) {
            throw ASSEMBLE.wrong("--out is missing");
        }
        Request request =
                new Request(
                        cwd.resolve(options.operands().get(0)).normalize(),
                        cwd.resolve(options.values().get("out")).normalize(),
                        repositories(options),
                        Set.copyOf(words(options, PLATFORM)),
                        Set.copyOf(words(options, NATIVES)),
                        formats(words(options, FORMAT)));
        return progress.during(
                () ->
                        assembler.assemble(
                                request,
                                (phase, done, total) ->
                                        progress.show(
                                                phase, Math.round(done), Math.round(total), "")));
    }

    private List<Path> repositories(Options options) {
        return words(options, REPOSITORY).stream().map(cwd::resolve).toList();
    }

    private static List<String> words(Options options, String option) {
        return Stream.of(options.values().getOrDefault(option, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static Set<Format> formats(List<String> words) {
        Map<String, Format> known =
                Arrays.stream(Format.values())
                        .collect(Collectors.toMap(Format::word, format -> format));
        words.stream()
                .filter(word -> !known.containsKey(word))
                .findFirst()
                .ifPresent(
                        word -> {
                            throw ASSEMBLE.wrong(
                                    "--format is some of folder, tar.gz, zip, not '" + word + "'");
                        });
        return words.isEmpty()
                ? Set.of(Format.values())
                : words.stream().map(known::get).collect(Collectors.toSet());
    }
}
