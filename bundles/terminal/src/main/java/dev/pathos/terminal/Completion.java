package dev.pathos.terminal;

import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import dev.pathos.terminal.Form.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Completes the arguments of a command from its usage, so that a new command needs nothing more
 * than the description that help prints.
 */
final class Completion {
    private static final String COMMAND = "command";

    /** The option that may be given again and again. */
    private static final String REPEATED = "--set";

    private final Supplier<? extends Collection<Suggestions>> sources;

    Completion(Supplier<? extends Collection<Suggestions>> sources) {
        this.sources = sources;
    }

    /**
     * What could stand for a word.
     *
     * @param command the command
     * @param before the words between the command and this one
     * @param begun what was typed of the word
     */
    List<Suggestion> suggest(Command command, List<String> before, String begun) {
        Form form = new Form(command.usage());
        Map<String, String> given = new HashMap<>(Map.of(COMMAND, command.name()));
        List<String> operands = new ArrayList<>();
        String pending = null;
        for (String word : before) {
            if (pending != null) {
                given.put(pending, word);
                pending = null;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            } else {
                int equals = word.indexOf('=');
                String option = equals < 0 ? word : word.substring(0, equals);
                given.put(option, equals < 0 ? "" : word.substring(equals + 1));
                boolean takes = form.options().getOrDefault(option, Optional.empty()).isPresent();
                pending = equals < 0 && takes ? option : null;
            }
        }
        given.putAll(form.given(operands));
        if (pending != null) {
            return words(pending, form.options().get(pending).orElseThrow(), given, begun);
        }
        if (begun.startsWith("-")) {
            return options(form, given, begun);
        }
        return words("", form.expected(operands), given, begun);
    }

    private List<Suggestion> options(Form form, Map<String, String> given, String begun) {
        int equals = begun.indexOf('=');
        if (equals >= 0) {
            String option = begun.substring(0, equals);
            return form
                    .options()
                    .getOrDefault(option, Optional.empty())
                    .map(value -> words(option, value, given, begun.substring(equals + 1)))
                    .orElse(List.of())
                    .stream()
                    .map(
                            s ->
                                    new Suggestion(
                                            option + "=" + s.word(), s.description(), s.complete()))
                    .toList();
        }
        return form.options().entrySet().stream()
                .filter(option -> !option.getKey().contains("<"))
                .filter(o -> o.getKey().equals(REPEATED) || !given.containsKey(o.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(o -> new Suggestion(o.getKey(), o.getValue().map(Completion::told).orElse("")))
                .toList();
    }

    private static String told(List<Expected> values) {
        return String.join(
                "|",
                values.stream()
                        .map(v -> v.placeholder() ? "<" + v.text() + ">" : v.text())
                        .toList());
    }

    private List<Suggestion> words(
            String option, List<Expected> expected, Map<String, String> given, String begun) {
        Map<String, Suggestion> words = new LinkedHashMap<>();
        for (Expected one : expected) {
            if (!one.placeholder()) {
                words.putIfAbsent(one.text(), new Suggestion(one.text(), ""));
                continue;
            }
            Map<String, String> all = new HashMap<>(given);
            all.putAll(one.given());
            if (!option.isEmpty()) {
                all.put(option, "");
            }
            for (Suggestions source : sources.get()) {
                source.suggest(one.text(), Map.copyOf(all), begun)
                        .forEach(s -> words.putIfAbsent(s.word(), s));
            }
        }
        return List.copyOf(words.values());
    }
}
