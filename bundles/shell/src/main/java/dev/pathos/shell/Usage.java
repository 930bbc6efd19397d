package dev.pathos.shell;

import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a command is called.
 *
 * @param name the command
 * @param operand what it cannot do without, such as {@code <config>}, or empty
 * @param settable whether it takes {@code --set}
 * @param options what else it takes, each with the name of its value if it has one, such as {@code
 *     --out <folder>}
 * @param example a call that works
 */
record Usage(String name, String operand, boolean settable, List<String> options, String example) {
    /** A command that takes no other options. */
    Usage(String name, String operand, boolean settable, String example) {
        this(name, operand, settable, List.of(), example);
    }

    WrongUsage wrong(String what) {
        return new Misuse(name + ": " + what + "; call it as: " + form() + ", such as: " + example);
    }

    /** Whether it takes an option of a name, such as {@code --out}. */
    boolean takes(String option) {
        return operand.contains(option + " <")
                || options.stream().anyMatch(o -> o.startsWith(option + " "));
    }

    /** Whether it takes an option without a value, such as {@code --cells}. */
    boolean switches(String option) {
        return options.contains(option);
    }

    /** The usage as lines of help. */
    String help() {
        return "usage: " + form() + "\nexample: " + example;
    }

    private String form() {
        return name
                + (operand.isEmpty() ? "" : " " + operand)
                + options.stream().map(o -> " [" + o + "]").collect(Collectors.joining())
                + (settable ? " [--set <part>.<key>=<value>]..." : "");
    }
}
