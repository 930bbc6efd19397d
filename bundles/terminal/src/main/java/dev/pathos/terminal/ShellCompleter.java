package dev.pathos.terminal;

import dev.pathos.api.shell.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, their arguments, variables, and for commands of others files. */
final class ShellCompleter implements Completer {
    private static final String COMMANDS = "commands";
    private static final String OTHERS = "of the framework";

    /** Between a word and its description, and at the right edge. */
    private static final int GAP = 2;

    private final CommandSession session;
    private final OwnCommands own;
    private final Completion completion;
    private final Ink ink;

    ShellCompleter(CommandSession session, OwnCommands own, Completion completion, Ink ink) {
        this.session = session;
        this.own = own;
        this.completion = completion;
        this.ink = ink;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String begun = line.word().substring(0, line.wordCursor());
        List<Suggestion> others = new ArrayList<>();
        List<Suggestion> found;
        if (begun.startsWith("$")) {
            found = variables();
        } else if (line.wordIndex() == 0) {
            found = commands(begun, others);
        } else {
            found = arguments(line.words().subList(0, line.wordIndex()), begun);
        }
        int width = reader.getTerminal().getWidth();
        show(found, others.isEmpty() ? null : COMMANDS, begun, width, candidates);
        show(others, OTHERS, begun, width, candidates);
    }

    private List<Suggestion> variables() {
        return session.get(".variables") instanceof Collection<?> names
                ? names.stream()
                        .map(String::valueOf)
                        .filter(name -> name.matches("[A-Za-z]\\w*|_"))
                        .map(name -> new Suggestion("$" + name, ""))
                        .toList()
                : List.of();
    }

    /** Ours; those beneath as well when something is typed, for they are many. */
    private List<Suggestion> commands(String begun, List<Suggestion> others) {
        SortedMap<String, Command> ours = own.all();
        if (!begun.isEmpty() && session.get(".commands") instanceof Collection<?> all) {
            UnknownCommand.names(all).stream()
                    .filter(name -> !ours.containsKey(name) && name.startsWith(begun))
                    .forEach(name -> others.add(new Suggestion(name, "")));
        }
        return ours.values().stream().map(c -> new Suggestion(c.name(), c.what())).toList();
    }

    private List<Suggestion> arguments(List<String> words, String begun) {
        String name = words.get(0).replaceFirst("^" + OwnCommands.SCOPE + ":", "");
        Command command = own.all().get(name);
        if (command != null) {
            return completion.suggest(command, words.subList(1, words.size()), begun);
        }
        if (name.equals("fg") || name.equals("bg")) {
            return session.jobs().stream().map(ShellCompleter::told).toList();
        }
        return FileSuggestions.paths(session.currentDir(), begun, file -> true);
    }

    private static Suggestion told(Job job) {
        String status = job.status().name().toLowerCase(Locale.ROOT);
        return new Suggestion(String.valueOf(job.id()), status + " " + job.command());
    }

    /** Words with their descriptions beside one another, as far as the terminal is wide. */
    private void show(
            List<Suggestion> found,
            String group,
            String begun,
            int width,
            List<Candidate> candidates) {
        int longest =
                found.stream()
                        .map(Suggestion::word)
                        .filter(word -> word.startsWith(begun))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        int room = width - longest - 2 * GAP;
        for (Suggestion suggestion : found) {
            String word = suggestion.word();
            String space = " ".repeat(GAP + Math.max(0, longest - word.length()));
            String description = cut(suggestion.description(), room);
            candidates.add(
                    new Candidate(
                            word,
                            description.isEmpty() ? word : word + space + ink.grey(description),
                            group,
                            null,
                            null,
                            null,
                            suggestion.complete()));
        }
    }

    private static String cut(String description, int room) {
        if (description.length() <= room) {
            return description;
        }
        return room < GAP ? "" : description.substring(0, room - 1).stripTrailing() + "\u2026";
    }
}
