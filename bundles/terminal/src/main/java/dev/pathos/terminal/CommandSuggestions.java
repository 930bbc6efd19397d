package dev.pathos.terminal;

import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests the names of commands. */
@Component
public final class CommandSuggestions implements Suggestions {
    private final OwnCommands commands;

    /** Called by Declarative Services. */
    @Activate
    public CommandSuggestions(@Reference OwnCommands commands) {
        this.commands = commands;
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        return placeholder.equals("command")
                ? commands.all().values().stream()
                        .map(command -> new Suggestion(command.name(), command.what()))
                        .toList()
                : List.of();
    }
}
