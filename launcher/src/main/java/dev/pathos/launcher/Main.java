package dev.pathos.launcher;

import static java.util.stream.Collectors.joining;

import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureReader;
import dev.pathos.features.Machine;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the platform from its features and runs one command, a script or the interactive shell.
 *
 * <p>System properties: {@code pathos.home} is the folder of the project, {@code pathos.cwd} the
 * one that relative paths of the user refer to; bundles read both as framework properties. Exit
 * status: 0 done, 1 failed, 2 not understood, 130 and 143 after Ctrl-C and a request to terminate.
 */
public final class Main {
    /** How long bundles may take to put down their work: a run writes a checkpoint. */
    private static final long GRACE_MILLISECONDS = 60_000;

    private static final long REPORT_SECONDS = 2;

    /** The property that tells JavaCPP where to unpack native libraries. */
    private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

    private final Path home;
    private final Path cwd;
    private final String version;
    private final List<String> arguments;
    private final CommandLine commandLine;
    // Gogo replaces System.err while a command runs.
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile boolean interrupted;

    private Main(List<String> arguments) {
        this.arguments = arguments;
        commandLine = CommandLine.parse(arguments);
        home = Path.of(System.getProperty("pathos.home", "")).toAbsolutePath().normalize();
        cwd = Path.of(System.getProperty("pathos.cwd", "")).toAbsolutePath().normalize();
        version = version();
    }

    /** Runs the platform as {@code arguments} say and ends the process. */
    public static void main(String[] arguments) {
        int status;
        try {
            status = new Main(List.of(arguments)).run();
        } catch (WrongUsage e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private int run() {
        try (FrameworkFolder folder = FrameworkFolder.create(home.resolve(".pathos/framework"))) {
            return run(folder);
        } catch (Throwable failure) {
            return report(failure);
        } finally {
            reported.countDown();
        }
    }

    private int run(FrameworkFolder folder) throws Exception {
        prepareProcess(folder);
        Path features =
                commandLine.features() == null
                        ? home.resolve("features/default.json")
                        : cwd.resolve(commandLine.features());
        Distribution distribution =
                new Distribution(
                                new FeatureReader(version, home.resolve("features"))
                                        .read(features).stream()
                                                .flatMap(feature -> feature.bundles().stream())
                                                .toList(),
                                repositories())
                        .on(Machine.here(System.getenv("PATHOS_NATIVES")));
        Map<String, String> properties = new HashMap<>(properties());
        Optional<Path> record = recorded();
        if (record.isPresent()) {
            Path store = Path.of(properties.get("pathos.bundles"));
            distribution = RecordedBundles.read(record.get(), store).instead(distribution);
            // the plug-ins of then are among the recorded bundles
            properties.put("pathos.plugins", folder.path().resolve("none").toString());
        }
        checkNatives(distribution);
        Platform platform =
                Platform.start(distribution, folder.path(), properties, commandLine.needsShell());
        Thread hook = new Thread(() -> interrupt(platform, folder), "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ErrorLog.attach(platform.context(), err, commandLine.debug());
            execute(platform);
            return 0;
        } finally {
            platform.stop(GRACE_MILLISECONDS);
        }
    }

    /** The record of bundles whose results are to be reproduced, if that is what is asked for. */
    private Optional<Path> recorded() {
        List<String> words = commandLine.words();
        if (words.size() < 2 || !words.get(0).equals("reproduce")) {
            return Optional.empty();
        }
        return Stream.of(cwd, Path.of(folderOf("PATHOS_RUNS", "runs")))
                .map(folder -> folder.resolve(words.get(1)).resolve("provenance.json"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void execute(Platform platform) throws Exception {
        List<String> words = commandLine.words();
        if (words.isEmpty()) {
            platform.awaitStop();
            return;
        }
        try (Commands commands = new Commands(platform.context())) {
            if (commandLine.isScript()) {
                if (words.size() < 2) {
                    throw new WrongUsage("script needs a file.\n" + CommandLine.USAGE);
                }
                commands.run(
                        Script.read(cwd.resolve(words.get(1))), words.subList(2, words.size()));
            } else {
                commands.run(words);
            }
        }
    }

    private void interrupt(Platform platform, FrameworkFolder folder) {
        interrupted = true;
        platform.stop(GRACE_MILLISECONDS);
        try {
            // The process ends with this hook, and the command may not have said how it ended.
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }

    /**
     * The folders with the bundles: those that the user names, then the one that the build fills,
     * or, in an assembled distribution, the one beside the features.
     */
    private List<Path> repositories() {
        String own = System.getProperty("pathos.repositories", "");
        return Stream.concat(
                        Stream.of(own.split(File.pathSeparator))
                                .filter(name -> !name.isBlank())
                                .map(cwd::resolve),
                        Stream.of("target/repository", Distribution.BESIDE)
                                .map(home.resolve("features")::resolve)
                                .filter(Files::isDirectory))
                .toList();
    }

    private Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("pathos.home", home.toString()),
                Map.entry("pathos.cwd", cwd.toString()),
                Map.entry("pathos.cache", folderOf("PATHOS_CACHE", "cache")),
                Map.entry("pathos.cache.limit", set("PATHOS_CACHE_LIMIT")),
                Map.entry("pathos.runs", folderOf("PATHOS_RUNS", "runs")),
                Map.entry("pathos.models", folderOf("PATHOS_MODELS", "models")),
                Map.entry("pathos.plugins", folderOf("PATHOS_PLUGINS", "plugins")),
                Map.entry(
                        "pathos.plugins.store", folderOf("PATHOS_PLUGIN_STORE", ".pathos/plugins")),
                Map.entry("pathos.plugins.policy", set("PATHOS_PLUGIN_POLICY")),
                Map.entry(
                        "pathos.plugins.trust", folderOf("PATHOS_PLUGIN_TRUST", ".pathos/trusted")),
                Map.entry("pathos.bundles", home.resolve(".pathos/bundles").toString()),
                Map.entry(
                        "pathos.repositories",
                        repositories().stream()
                                .map(Path::toString)
                                .collect(joining(File.pathSeparator))),
                Map.entry("pathos.version", version),
                Map.entry("pathos.door", commandLine.door()),
                Map.entry(
                        "pathos.features",
                        commandLine.features() == null
                                ? ""
                                : cwd.resolve(commandLine.features()).toString()),
                Map.entry("pathos.debug", String.valueOf(commandLine.debug())));
    }

    /** What the user set, or nothing. */
    private static String set(String variable) {
        return Objects.requireNonNullElse(System.getenv(variable), "");
    }

    /** A folder that the user may move; relative to where the user is, else to the project. */
    private String folderOf(String variable, String name) {
        String set = System.getenv(variable);
        return (set == null || set.isBlank() ? home.resolve(name) : cwd.resolve(set)).toString();
    }

    /** Sets what third-party code takes from the process. */
    private void prepareProcess(FrameworkFolder folder) throws IOException {
        // A library that looks for services through this loader must not find the launcher's own.
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        setDefault(NATIVES, home.resolve(".pathos/natives").toString());
        setDefault(
                "org.slf4j.simpleLogger.defaultLogLevel", commandLine.debug() ? "info" : "error");
        Path etc = Files.createDirectories(folder.path().resolve("shell/etc"));
        // The profile sets up the terminal's editor, which a script does not have.
        try (InputStream profile =
                commandLine.isScript()
                        ? InputStream.nullInputStream()
                        : Main.class.getResourceAsStream("gosh_profile")) {
            Files.copy(profile, etc.resolve("gosh_profile"));
        }
        setDefault("gosh.home", etc.getParent().toString());
        // Gogo reads the profile, which opens the shell; a loop of its own would be a second one.
        setDefault("gosh.args", "--nointeractive --noshutdown");
        if (commandLine.isScript() || System.console() == null) {
            // A real terminal would take over the signals, and Ctrl-C could not end a script.
            setDefault("org.jline.terminal.provider", "dumb");
        }
        CollectionModule.open();
    }

    private static void checkNatives(Distribution distribution) {
        List<Path> jars =
                distribution.bundles().stream()
                        .filter(entry -> entry.variant().isPresent())
                        .flatMap(entry -> distribution.find(entry).stream())
                        .toList();
        UnpackedNatives.check(Path.of(System.getProperty(NATIVES)), jars);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private int report(Throwable failure) {
        if (interrupted && !Failure.isProblem(Failure.rootOf(failure))) {
            // What fails now fails because the platform is being stopped under it; a problem says
            // how to go on.
            return 1;
        }
        Throwable cause = failure;
        String place = "";
        if (failure instanceof ScriptFailure) {
            place = failure.getMessage() + ": ";
            cause = failure.getCause();
        }
        cause = Failure.rootOf(cause);
        if (cause instanceof DamagedJar damaged) {
            Repair repair = new Repair(home, cwd, System.getenv());
            OptionalInt status = repair.startOver(damaged, arguments, err);
            if (status.isPresent()) {
                return status.getAsInt();
            }
        }
        err.println(place + Failure.describe(cause));
        if (commandLine.debug()) {
            failure.printStackTrace(err);
        }
        return Failure.status(cause);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new LaunchProblem("The launcher's own version cannot be read.", e);
        }
        return properties.getProperty("version");
    }
}
