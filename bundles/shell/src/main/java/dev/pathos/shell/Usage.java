package dev.pathos.shell;

import dev.pathos.api.run.WrongUsage;

/**
 * How a command is called.
 *
 * @param name the command
 * @param operand the one argument it takes, such as {@code <config>}, or empty
 * @param settable whether it takes {@code --set}
 * @param example a call that works
 */
record Usage(String name, String operand, boolean settable, String example) {
    WrongUsage wrong(String what) {
        return new Misuse(name + ": " + what + "; call it as: " + form() + ", such as: " + example);
    }

    /** The usage as lines of help. */
    String help() {
        return "usage: " + form() + "\nexample: " + example;
    }

    private String form() {
        return name
                + (operand.isEmpty() ? "" : " " + operand)
                + (settable ? " [--set <part>.<key>=<value>]..." : "");
    }
}
