package dev.pathos.shell;

import dev.pathos.api.run.WrongUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The arguments of a command, taken apart.
 *
 * @param operands what is no option
 * @param overrides what {@code --set} was given, in order
 * @param options what other options were given, by name
 * @param help whether the command was asked how it is called
 */
record Call(
        List<String> operands, List<String> overrides, Map<String, String> options, boolean help) {
    private static final String SET = "--set";
    private static final Pattern NEGATIVE = Pattern.compile("-\\.?\\d.*");

    /**
     * Takes arguments apart; {@code --} ends the options, a negative number is none.
     *
     * @param usage how the command is called, for messages
     * @param arguments what was typed
     * @return the parts
     * @throws WrongUsage if there is an unknown option or an option without its value
     */
    static Call parse(Usage usage, String... arguments) {
        List<String> operands = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        boolean help = false;
        boolean options = true;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!options || !option(argument)) {
                operands.add(argument);
            } else if (argument.equals("--")) {
                options = false;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else if (usage.settable() && argument.startsWith(SET + "=")) {
                overrides.add(assignment(usage, argument.substring(SET.length() + 1)));
            } else if (usage.settable() && argument.equals(SET)) {
                i++;
                overrides.add(assignment(usage, i < arguments.length ? arguments[i] : ""));
            } else if (usage.switches(argument)) {
                values.put(argument, "");
            } else if (values.containsKey(argument.replaceFirst("=.*", ""))) {
                throw usage.wrong(argument.replaceFirst("=.*", "") + " is given twice");
            } else if (usage.takes(argument.replaceFirst("=.*", ""))) {
                int equals = argument.indexOf('=');
                i += equals < 0 ? 1 : 0;
                String value = i < arguments.length ? arguments[i] : "";
                values.put(
                        equals < 0 ? argument : argument.substring(0, equals),
                        value(usage, argument, value.substring(equals + 1)));
            } else {
                throw usage.wrong("unknown option " + argument);
            }
        }
        return new Call(List.copyOf(operands), List.copyOf(overrides), Map.copyOf(values), help);
    }

    /** Whether an argument is meant as an option: it begins with a dash, and is no number. */
    static boolean option(String argument) {
        return argument.startsWith("-") && !NEGATIVE.matcher(argument).matches();
    }

    /** The one operand that the command takes. */
    String operand(Usage usage) {
        if (operands.isEmpty()) {
            throw usage.wrong(usage.operand() + " is missing");
        }
        if (operands.size() > 1) {
            throw usage.wrong("one " + usage.operand() + " is enough, not " + operands);
        }
        return operands.get(0);
    }

    /** All operands of a command that takes a certain number of them. */
    List<String> all(Usage usage) {
        String[] names = usage.operand().split(" ");
        if (operands.size() < names.length) {
            throw usage.wrong(names[operands.size()] + " is missing");
        }
        if (operands.size() > names.length) {
            throw usage.wrong(
                    "'"
                            + String.join(" ", operands.subList(names.length, operands.size()))
                            + "' is too much");
        }
        return operands;
    }

    /** Refuses operands. */
    void nothing(Usage usage) {
        if (!operands.isEmpty()) {
            throw usage.wrong("it takes no arguments, not " + operands);
        }
    }

    private static String value(Usage usage, String option, String value) {
        if (value.isEmpty()) {
            throw usage.wrong(option + " needs a value");
        }
        return value;
    }

    private static String assignment(Usage usage, String text) {
        int equals = text.indexOf('=');
        int dot = text.indexOf('.');
        if (dot < 1 || equals <= dot + 1) {
            throw usage.wrong(SET + " expects <part>.<key>=<value> and not '" + text + "'");
        }
        return text;
    }
}
