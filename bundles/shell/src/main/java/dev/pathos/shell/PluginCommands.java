package dev.pathos.shell;

import dev.pathos.api.plugin.Development;
import dev.pathos.api.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that deal with plug-ins: what there is, coming, going, being written. */
@Component(service = PluginCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"plugin", "dev"})
public final class PluginCommands {
    private static final String DRY = "--dry-run";

    private static final Usage PLUGIN =
            new Usage(
                    "plugin",
                    "list | install <jar> | remove <name>",
                    false,
                    List.of(DRY),
                    "plugin install target/my-task-1.0.0.jar --dry-run");

    private static final Usage DEV = new Usage("dev", "<folder>", false, "dev my-task");

    private final Plugins plugins;
    private final Development development;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public PluginCommands(
            @Reference Plugins plugins,
            @Reference Development development,
            @Reference Progress progress,
            BundleContext context) {
        this(plugins, development, progress, context.getProperty("pathos.cwd"));
    }

    PluginCommands(Plugins plugins, Development development, Progress progress, String cwd) {
        this.plugins = plugins;
        this.development = development;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd).toAbsolutePath();
    }

    /** Lists, installs or removes plug-ins. */
    @Descriptor(
            "lists, installs or removes plug-ins; --dry-run only tells what would come; example:"
                    + " plugin install target/my-task-1.0.0.jar --dry-run")
    public Object plugin(
            @Descriptor("list | install <jar> [--dry-run] | remove <name>") String... arguments) {
        Call call = Call.parse(PLUGIN, arguments);
        if (call.help()) {
            return PLUGIN.help();
        }
        List<String> words = call.operands();
        String verb = words.isEmpty() ? "list" : words.get(0);
        Optional<String> operand = words.stream().skip(1).findFirst();
        boolean dry = call.options().containsKey(DRY);
        boolean alone = verb.equals("list");
        if (words.size() > (alone ? 1 : 2) || dry && !verb.equals("install")) {
            throw PLUGIN.wrong("it does not understand " + String.join(" ", arguments));
        }
        return switch (verb) {
            case "list" -> plugins.installed();
            case "install" -> {
                Path jar = file(operand.orElseThrow(() -> PLUGIN.wrong("<jar> is missing")));
                yield dry ? plugins.preview(jar) : plugins.install(jar);
            }
            case "remove" ->
                    plugins.remove(operand.orElseThrow(() -> PLUGIN.wrong("<name> is missing")));
            default -> throw PLUGIN.wrong("there is no '" + verb + "'");
        };
    }

    /** Builds a plug-in whenever its sources are saved. */
    @Descriptor(
            "builds a plug-in at every save and has running trainings take it, until Ctrl-C;"
                    + " example: dev my-task")
    public Object dev(@Descriptor("<folder>") String... arguments) throws InterruptedException {
        Call call = Call.parse(DEV, arguments);
        if (call.help()) {
            return DEV.help();
        }
        development.develop(file(call.operand(DEV)), progress::tell);
        return null;
    }

    private Path file(String given) {
        return cwd.resolve(given).normalize();
    }
}
