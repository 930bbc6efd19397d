package dev.pathos.terminal;

import dev.pathos.api.run.Table;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;

/**
 * A command as its annotations describe it.
 *
 * @param name what is typed
 * @param usage its arguments, such as {@code <config> [--set <part>.<key>=<value>]...}, or empty
 * @param what what it does
 * @param example a call that works, or empty
 */
record Command(String name, String usage, String what, String example) {
    /** What stands in a description between what a command does and how it is called. */
    private static final String EXAMPLE = "; example: ";

    /** Reads the descriptions of a method that is a command. */
    static Command of(Method method) {
        String[] words = method.getAnnotation(Descriptor.class).value().split(EXAMPLE, 2);
        String usage =
                Arrays.stream(method.getParameters())
                        .map(parameter -> parameter.getAnnotation(Descriptor.class))
                        .filter(descriptor -> descriptor != null && !descriptor.value().isEmpty())
                        .map(Descriptor::value)
                        .collect(Collectors.joining(" "));
        return new Command(method.getName(), usage, words[0], words.length > 1 ? words[1] : "");
    }

    /** How it is called, what it does and an example. */
    Table explained() {
        List<String> lines = new ArrayList<>(List.of(what));
        if (!example.isEmpty()) {
            lines.add("example: " + example);
        }
        return new Table((name + " " + usage).strip(), List.of(), List.of(), lines);
    }
}
