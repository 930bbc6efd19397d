package dev.pathos.terminal;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.WrongUsage;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** What Gogo calls where there is no command of a name: it knows the nearest one. */
@Component(service = UnknownCommand.class)
@GogoCommand(scope = OwnCommands.SCOPE, function = "default")
public final class UnknownCommand {
    /**
     * Refuses a command.
     *
     * @param words its name and its arguments
     * @throws WrongUsage always
     */
    public void _default(CommandSession session, Object... words) {
        String name = String.valueOf(words[0]);
        boolean variable = session.get(name) != null;
        Set<String> there =
                session.get(".commands") instanceof Collection<?> all ? names(all) : Set.of();
        throw new WrongUsage(refusal(name, variable, there));
    }

    static String refusal(String name, boolean variable, Set<String> there) {
        return "there is no command "
                + name
                + ": "
                + (variable
                        ? "its value is $" + name
                        : Nearest.to(name, there)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("help lists the commands"));
    }

    /** Names without their scopes; those that begin with an underscore are nobody's to type. */
    static Set<String> names(Collection<?> commands) {
        return commands.stream()
                .map(command -> String.valueOf(command).replaceFirst("^.*:", ""))
                .filter(name -> !name.startsWith("_") && !List.of("default").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
