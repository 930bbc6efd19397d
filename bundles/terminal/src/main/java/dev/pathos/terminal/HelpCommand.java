package dev.pathos.terminal;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The command that explains the commands of the scope {@code pathos}.
 *
 * <p>It alone of ours is meant to stand in front of a command of Gogo: that one lists names only
 * and stays there as {@code felix:help}.
 */
@Component(service = HelpCommand.class)
@GogoCommand(scope = OwnCommands.SCOPE, function = "help")
public final class HelpCommand {
    private final OwnCommands commands;

    /** Called by Declarative Services. */
    @Activate
    public HelpCommand(@Reference OwnCommands commands) {
        this.commands = commands;
    }

    /** Explains commands. */
    @Descriptor("lists the commands, or explains one; example: help run")
    public Object help(CommandSession session, @Descriptor("[<command>]") String... arguments)
            throws Exception {
        SortedMap<String, Command> ours = commands.all();
        if (arguments.length == 0) {
            return list(ours);
        }
        String name = arguments[0].replaceFirst("^" + OwnCommands.SCOPE + ":", "");
        if (arguments.length > 1) {
            throw new WrongUsage("help: one command is enough; call it as: help <command>");
        }
        if (name.equals("--help") || name.equals("-h")) {
            return ours.get("help").explained();
        }
        if (ours.containsKey(name)) {
            return ours.get(name).explained();
        }
        if (!(session.get(".commands") instanceof Collection<?> all)
                || all.stream().map(String::valueOf).noneMatch(c -> named(c, name))) {
            throw new WrongUsage(
                    "there is no command "
                            + name
                            + ": "
                            + Nearest.to(name, ours.keySet())
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("help lists the commands"));
        }
        return session.execute("felix:help " + name);
    }

    private static boolean named(String command, String name) {
        return command.equals(name) || command.endsWith(":" + name);
    }

    static Table list(SortedMap<String, Command> commands) {
        return new Table(
                "Commands",
                List.of("command", "what it does"),
                commands.values().stream().map(c -> List.of(c.name(), c.what())).toList(),
                List.of(
                        "help <command> shows arguments and an example.",
                        "Outside the shell put ./pathos before them; --debug adds stack traces to"
                                + " errors, script <file> runs the commands in a file.",
                        "felix:help lists the commands of the framework beneath."));
    }
}
