package dev.pathos.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command whose options each have a value.
 *
 * @param operands what is no option
 * @param values by option, without dashes
 * @param help whether the command was asked how it is called
 */
record Options(List<String> operands, Map<String, String> values, boolean help) {
    /**
     * Takes arguments apart; {@code --} ends the options, a negative number is none.
     *
     * @param usage how the command is called, for messages
     * @param known the options, without dashes
     * @param arguments what was typed
     * @throws dev.pathos.api.run.WrongUsage if an option is unknown, given twice, or has no value
     */
    static Options parse(Usage usage, Set<String> known, String... arguments) {
        List<String> operands = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        boolean help = false;
        boolean options = true;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!options || !Call.option(argument)) {
                operands.add(argument);
            } else if (argument.equals("--")) {
                options = false;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument : argument.substring(0, equals);
                if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                    throw usage.wrong("unknown option " + name);
                }
                if (equals < 0 && ++i == arguments.length) {
                    throw usage.wrong(name + " has no value");
                }
                String value = equals < 0 ? arguments[i] : argument.substring(equals + 1);
                if (values.put(name.substring(2), value) != null) {
                    throw usage.wrong(name + " is given twice");
                }
            }
        }
        return new Options(List.copyOf(operands), Map.copyOf(values), help);
    }

    /** An option's value as a number. */
    Optional<Double> number(Usage usage, String option) {
        String value = values.get(option);
        try {
            return Optional.ofNullable(value).map(Double::valueOf);
        } catch (NumberFormatException e) {
            throw usage.wrong("--" + option + " expects a number and not '" + value + "'");
        }
    }
}
