package dev.pathos.terminal;

import dev.pathos.api.shell.Suggestion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
    private static final int LONGEST = 60;

    private final CommandSession session;
    private final OwnCommands own;
    private final Completion completion;

    ShellCompleter(CommandSession session, OwnCommands own, Completion completion) {
        this.session = session;
        this.own = own;
        this.completion = completion;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String begun = line.word().substring(0, line.wordCursor());
        if (begun.startsWith("$")) {
            variables(candidates);
        } else if (line.wordIndex() == 0) {
            commands(begun, candidates);
        } else {
            arguments(line.words().subList(0, line.wordIndex()), begun, candidates);
        }
    }

    private void variables(List<Candidate> candidates) {
        if (session.get(".variables") instanceof Collection<?> names) {
            names.stream()
                    .map(String::valueOf)
                    .filter(name -> name.matches("[A-Za-z]\\w*|_"))
                    .forEach(name -> add(candidates, new Suggestion("$" + name, ""), null));
        }
    }

    /** Ours; those beneath as well when something is typed, for they are many. */
    private void commands(String begun, List<Candidate> candidates) {
        SortedMap<String, Command> ours = own.all();
        ours.values().forEach(c -> add(candidates, new Suggestion(c.name(), c.what()), COMMANDS));
        if (!begun.isEmpty() && session.get(".commands") instanceof Collection<?> all) {
            UnknownCommand.names(all).stream()
                    .filter(name -> !ours.containsKey(name))
                    .forEach(name -> add(candidates, new Suggestion(name, ""), OTHERS));
        }
    }

    private void arguments(List<String> words, String begun, List<Candidate> candidates) {
        String name = words.get(0).replaceFirst("^" + OwnCommands.SCOPE + ":", "");
        Command command = own.all().get(name);
        if (command != null) {
            completion
                    .suggest(command, words.subList(1, words.size()), begun)
                    .forEach(s -> add(candidates, s, null));
        } else if (name.equals("fg") || name.equals("bg")) {
            for (Job job : session.jobs()) {
                String told = job.status().name().toLowerCase() + " " + job.command();
                add(candidates, new Suggestion(String.valueOf(job.id()), told), null);
            }
        } else {
            Path here = session.currentDir();
            FileSuggestions.paths(here, begun, file -> true).forEach(s -> add(candidates, s, null));
        }
    }

    private static void add(List<Candidate> candidates, Suggestion suggestion, String group) {
        String description = suggestion.description();
        candidates.add(
                new Candidate(
                        suggestion.word(),
                        suggestion.word(),
                        group,
                        description.isEmpty() ? null : cut(description),
                        null,
                        null,
                        suggestion.complete()));
    }

    /** Longer descriptions would leave no room for the words. */
    private static String cut(String description) {
        return description.length() <= LONGEST
                ? description
                : description.substring(0, LONGEST - 1).stripTrailing() + "\u2026";
    }
}
