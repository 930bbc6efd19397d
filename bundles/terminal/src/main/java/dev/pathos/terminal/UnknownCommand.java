package dev.pathos.terminal;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.composition.Reasons;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What Gogo calls where there is no command of a name: it knows why one is missing that should be
 * there, else the nearest one.
 */
@Component(service = UnknownCommand.class)
@GogoCommand(scope = OwnCommands.SCOPE, function = "default")
public final class UnknownCommand {
    private final Reasons reasons;

    /** Called by Declarative Services; the reasons are null where nobody knows any. */
    @Activate
    public UnknownCommand(
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    Reasons reasons) {
        this.reasons = reasons;
    }

    /**
     * Refuses a command.
     *
     * @param words its name and its arguments
     * @throws Problem if there should be one, with the reason
     * @throws WrongUsage in any other case
     */
    public void _default(CommandSession session, Object... words) {
        String name = String.valueOf(words[0]);
        reason(name)
                .ifPresent(
                        reason -> {
                            throw new Problem("there is no command " + name, "shell", reason);
                        });
        boolean variable = session.get(name) != null;
        Collection<?> all =
                session.get(".commands") instanceof Collection<?> known ? known : List.of();
        throw new WrongUsage(refusal(name, variable, own(all), names(all)));
    }

    /** Why a command is missing, with what to do. */
    private Optional<String> reason(String name) {
        if (reasons == null) {
            return Optional.empty();
        }
        try {
            Table answer = reasons.why(OwnCommands.SCOPE + ":" + name);
            return answer.rows().isEmpty() ? Optional.empty() : Optional.of(answer.title());
        } catch (Problem e) {
            // Nobody knows it: it is no command at all.
            return Optional.empty();
        }
    }

    /** Names the nearest of our own commands, or else of the framework's. */
    static String refusal(String name, boolean variable, Set<String> own, Set<String> there) {
        return "there is no command "
                + name
                + ": "
                + (variable
                        ? "its value is $" + name
                        : Nearest.to(name, own)
                                .or(() -> Nearest.to(name, there))
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("help lists the commands"));
    }

    private static Set<String> own(Collection<?> commands) {
        return names(
                commands.stream()
                        .filter(c -> String.valueOf(c).startsWith(OwnCommands.SCOPE + ":"))
                        .toList());
    }

    /** Names without their scopes; those that begin with an underscore are nobody's to type. */
    static Set<String> names(Collection<?> commands) {
        return commands.stream()
                .map(command -> String.valueOf(command).replaceFirst("^.*:", ""))
                .filter(name -> !name.startsWith("_") && !List.of("default").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
